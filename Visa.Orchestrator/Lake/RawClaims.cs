using System.Globalization;
using System.Text.Json;

namespace Visa.Orchestrator.Lake;

/// <summary>
/// The ledger of claims, <c>manifests/claims/0000000001.json</c> and so on. A run claims the raw objects that no claim holds yet by writing the next number
/// If-None-Match: of two runs at once one wins, and the other looks again. A rerun finds its claim and takes it as it is; what lands later is the next run's.
/// </summary>
public sealed class RawClaims(LakeClient lake, TimeProvider time)
{
    internal const string Prefix = "manifests/claims/";

    private const string RunPrefix = "manifests/runs/";
    private const string RawPrefix = "raw/";

    /// <summary>How long an object may take from the time that it bears to its first showing in a listing.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(2);

    /// <summary>Claims what was stored before <paramref name="before"/> and belongs to nobody.</summary>
    /// <param name="before">The interval's end and twice the time for which Firehose gathers records. It is to lie in the past.</param>
    public async Task<RawClaim> ClaimAsync(string runKey, DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (before > time.GetUtcNow())
            throw new InvalidOperationException($"What was stored before {before:O} cannot be claimed yet: more of it may come until then.");
        var after = await MarkAsync(runKey, cancellationToken);
        while (true)
        {
            var head = await HeadAsync(cancellationToken);
            for (var number = after + 1; number <= head; number++)
            {
                if (await ReadAsync(number, cancellationToken) is { } earlier && earlier.RunKey == runKey) return earlier;
            }

            after = head;
            var claim = await NextAsync(runKey, head, before, cancellationToken);
            if (await lake.WriteNewAsync(claim.Key, JsonSerializer.SerializeToUtf8Bytes(claim, LakeJson.Default.RawClaim), cancellationToken)) return claim;
        }
    }

    /// <summary>The claims before one that may hold what was stored since a time, oldest first.</summary>
    public async Task<IReadOnlyList<RawClaim>> BeforeAsync(RawClaim claim, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = new List<RawClaim>();
        for (var number = claim.Number - 1; number > 0; number--)
        {
            var earlier = await RequireAsync(number, cancellationToken);
            if (earlier.CompleteBefore <= since) break;
            found.Insert(0, earlier);
        }

        return found;
    }

    /// <summary>From which number on this run's claim can be: written once, before the claim, so that a rerun need not read all of them.</summary>
    private async Task<long> MarkAsync(string runKey, CancellationToken cancellationToken)
    {
        var key = $"{RunPrefix}{runKey}.json";
        if (await lake.ReadAsync(key, cancellationToken) is { } known) return After(known);
        var marker = new RunMarker(runKey, await HeadAsync(cancellationToken));
        await lake.WriteNewAsync(key, JsonSerializer.SerializeToUtf8Bytes(marker, LakeJson.Default.RunMarker), cancellationToken);
        return After(await lake.ReadAsync(key, cancellationToken) ?? throw new InvalidOperationException($"{lake.UrlOf(key)} was deleted while the run began."));

        static long After(byte[] content) => JsonSerializer.Deserialize(content, LakeJson.Default.RunMarker)!.After;
    }

    private async Task<RawClaim> NextAsync(string runKey, long head, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (taken, from) = await TakenAsync(head, cancellationToken);
        var entries = new List<RawClaimEntry>();
        var newest = before;
        await foreach (var found in lake.ListAsync(RawPrefix, null, cancellationToken))
        {
            if (found.ModifiedAt < from || found.ModifiedAt >= before) continue;
            var url = lake.UrlOf(found.Key);
            if (!taken.Contains(url)) entries.Add(new RawClaimEntry(url, Mandatory: true, new RawClaimMeta(found.Bytes)));
        }

        // A run of an older interval must not make the ledger forget how far the newer ones came.
        if (head > 0 && (await RequireAsync(head, cancellationToken)).CompleteBefore is var latest && latest > newest) newest = latest;
        return new RawClaim(head + 1, runKey, newest, entries);
    }

    /// <summary>What the claims hold of the objects that a listing from a time on shows. Claims that were complete before that time hold none of them.</summary>
    private async Task<(HashSet<string> Urls, DateTimeOffset From)> TakenAsync(long head, CancellationToken cancellationToken)
    {
        var urls = new HashSet<string>(StringComparer.Ordinal);
        var from = DateTimeOffset.MinValue;
        for (var number = head; number > 0; number--)
        {
            var claim = await RequireAsync(number, cancellationToken);
            if (number == head) from = claim.CompleteBefore - Slack;
            else if (claim.CompleteBefore <= from) break;
            urls.UnionWith(claim.Entries.Select(entry => entry.Url));
        }

        return (urls, from);
    }

    private async Task<long> HeadAsync(CancellationToken cancellationToken)
    {
        var head = 0L;
        await foreach (var found in lake.ListAsync(Prefix, null, cancellationToken))
            head = long.Parse(found.Key.AsSpan(Prefix.Length, 10), CultureInfo.InvariantCulture);
        return head;
    }

    private async Task<RawClaim> RequireAsync(long number, CancellationToken cancellationToken) =>
        await ReadAsync(number, cancellationToken) ?? throw new InvalidOperationException($"{lake.UrlOf(RawClaim.KeyOf(number))} is missing: claims are numbered without gaps and never deleted.");

    private async Task<RawClaim?> ReadAsync(long number, CancellationToken cancellationToken) =>
        await lake.ReadAsync(RawClaim.KeyOf(number), cancellationToken) is { } content ? JsonSerializer.Deserialize(content, LakeJson.Default.RawClaim) : null;
}
