using System.Text.Json.Serialization;

namespace Visa.Orchestrator.Lake;

/// <summary>The raw objects that a run took for its own: a manifest in COPY's form, with who took them and up to when.</summary>
/// <param name="Number">Its place in the ledger of claims, from 1 without gaps.</param>
/// <param name="CompleteBefore">Every raw object that was stored before this time is in this claim or an earlier one, but for those that a listing did not show yet.</param>
public sealed record RawClaim(long Number, string RunKey, DateTimeOffset CompleteBefore, IReadOnlyList<RawClaimEntry> Entries)
{
    [JsonIgnore]
    public string Key => KeyOf(Number);

    [JsonIgnore]
    public long Bytes => Entries.Sum(entry => entry.Meta.ContentLength);

    internal static string KeyOf(long number) => $"{RawClaims.Prefix}{number:D10}.json";
}
