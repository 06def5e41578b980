namespace Visa.Generator.Issuing;

/// <summary>The latest replacement of a card for fraud; times in milliseconds since 1970, UTC.</summary>
/// <param name="LostAt">From then on the holder no longer has it; <see cref="BlockedAt"/> when only its data were stolen.</param>
/// <param name="BlockedAt">From then on the issuer refuses it.</param>
/// <param name="ReissuedAt">When the holder has the next one.</param>
/// <param name="Earlier">How many replacements for fraud came before.</param>
internal readonly record struct Replacement(long LostAt, long BlockedAt, long ReissuedAt, byte Earlier);
