using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Microsoft.Extensions.Options;
using Visa.Dbt.Warehouse;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Warehouse;

/// <summary>Runs SQL in the warehouse by the Redshift Data API and waits for its end.</summary>
public sealed class WarehouseClient(IAmazonRedshiftDataAPIService redshift, IOptions<PlatformOptions> platform, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private readonly string _workgroup = platform.Value.WarehouseWorkgroup;
    private readonly string _database = platform.Value.WarehouseDatabase;

    /// <summary>Runs statements in one transaction: all of them take effect or none. Throws <see cref="WarehouseException"/>.</summary>
    /// <param name="name">What listings of statements show, such as <c>load/20261128T140000Z/transactions</c>.</param>
    public async Task RunAsync(string name, IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        var request = new BatchExecuteStatementRequest { WorkgroupName = _workgroup, Database = _database, Sqls = [.. statements], StatementName = name };
        await EndAsync((await redshift.BatchExecuteStatementAsync(request, cancellationToken)).Id, name, cancellationToken);
    }

    /// <summary>The rows of a query, each value as text. Throws <see cref="WarehouseException"/>.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string?>>> QueryAsync(string name, string sql, CancellationToken cancellationToken)
    {
        var request = new ExecuteStatementRequest { WorkgroupName = _workgroup, Database = _database, Sql = sql, StatementName = name };
        var id = (await redshift.ExecuteStatementAsync(request, cancellationToken)).Id;
        await EndAsync(id, name, cancellationToken);
        var rows = new List<IReadOnlyList<string?>>();
        string? next = null;
        do
        {
            var page = await redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = id, NextToken = next }, cancellationToken);
            rows.AddRange(page.Records.Select(IReadOnlyList<string?> (record) => [.. record.Select(DataApiStatement.Text)]));
            next = page.NextToken;
        }
        while (next is not null);
        return rows;
    }

    private async Task EndAsync(string id, string name, CancellationToken cancellationToken)
    {
        var ended = await DataApiStatement.EndAsync(redshift, id, FirstPause, time, cancellationToken);
        if (ended.Status != StatusString.FINISHED) throw new WarehouseException($"{name}: {ended.Error ?? ended.Status.Value}", ended.RedshiftQueryId);
    }
}
