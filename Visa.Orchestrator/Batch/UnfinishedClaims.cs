using Microsoft.Extensions.Options;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Batch;

/// <summary>
/// Claims of other runs that did not come to the warehouse: their run may be under way, or was cut off with the system. It is waited for, and then its work is done in its name, which changes nothing
/// should it go on after all. Otherwise what it had claimed would be missing until it runs again.
/// </summary>
public sealed class UnfinishedClaims(RawClaims claims, ClaimWork work, WarehouseClient warehouse, IOptions<BatchOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Finishes those before a claim that may hold what was stored since a time.</summary>
    public async Task FinishAsync(RawClaim before, DateTimeOffset since, Action<string> say, CancellationToken cancellationToken)
    {
        var others = await claims.BeforeAsync(before, since, cancellationToken);
        var patience = time.GetUtcNow() + options.Value.Patience;
        foreach (var other in others.Where(other => other.RunKey != before.RunKey && other.Entries.Count > 0))
        {
            while (!await IsLoadedAsync(other, cancellationToken))
            {
                if (time.GetUtcNow() < patience)
                {
                    await Task.Delay(Pause, time, cancellationToken);
                    continue;
                }

                say($"claim {other.Number} of run {other.RunKey} was not loaded: doing so");
                await work.DoAsync(other, say, cancellationToken);
                break;
            }
        }
    }

    /// <summary>Transactions are loaded last.</summary>
    private async Task<bool> IsLoadedAsync(RawClaim claim, CancellationToken cancellationToken) =>
        (await warehouse.QueryAsync("claims/loaded", $"SELECT COUNT(*) FROM ops.load_audit WHERE run_key = '{claim.RunKey}' AND entity = 'transactions'", cancellationToken))[0][0] != "0";
}
