namespace Visa.Generator.Issuing;

/// <summary>One replacement of a card for fraud; times in milliseconds since 1970, UTC.</summary>
/// <param name="FirstFraud">When it was first misused.</param>
/// <param name="LostAt">From then on the holder no longer has it; <paramref name="BlockedAt"/> when only its data were stolen.</param>
/// <param name="BlockedAt">From then on the issuer refuses it.</param>
/// <param name="ReissuedAt">When the holder has the next one.</param>
internal readonly record struct Replacement(long FirstFraud, long LostAt, long BlockedAt, long ReissuedAt);
