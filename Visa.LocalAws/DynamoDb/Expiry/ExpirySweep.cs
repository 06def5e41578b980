using Microsoft.Extensions.Options;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Expiry;

/// <summary>
/// Deletes items whose time to live is over: those whose attribute is a number of epoch seconds in the past, but not more than five years
/// (developer guide, "Using time to live"), which AWS takes for a mistake.
/// </summary>
internal sealed class ExpirySweep(Database database, IOptions<DynamoDbOptions> options, TimeProvider time, ILogger<ExpirySweep> logger) : BackgroundService
{
    private static readonly TimeSpan OldestExpiry = TimeSpan.FromDays(5 * 365);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ExpiryInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; what has expired is deleted after the next start.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var table in database.Tables.Where(table => table.Definition.TimeToLiveAttribute is not null))
        {
            try
            {
                await SweepAsync(table, table.Definition.TimeToLiveAttribute!, cancellationToken);
            }
            catch (Exception error) when (error is AwsException or IOException)
            {
                logger.ExpiryFailed(table.Definition.Name, error);
            }
        }
    }

    private async Task SweepAsync(Table table, string attribute, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (latest, oldest) = (AttributeValue.Of(now.ToUnixTimeSeconds()).Number, AttributeValue.Of((now - OldestExpiry).ToUnixTimeSeconds()).Number);
        var deleted = 0;
        foreach (var item in table.Order(null).Entries.Select(entry => entry.Item!))
        {
            if (item[attribute] is not { Type: AttributeType.N } expiry || expiry.Number.CompareTo(latest) > 0 || expiry.Number.CompareTo(oldest) < 0)
                continue;
            // The item may have been renewed since it was looked at.
            var isStillSo = Condition.Test(ConditionKind.Equal, Operand.At(DocumentPath.Of(attribute)), Operand.Given(expiry));
            var change = await table.ChangeAsync(table.Definition.Keys.KeyOf(item), isStillSo, _ => null, cancellationToken);
            deleted += change.IsRefused ? 0 : 1;
        }
        if (deleted > 0)
            logger.ItemsExpired(deleted, table.Definition.Name);
    }
}
