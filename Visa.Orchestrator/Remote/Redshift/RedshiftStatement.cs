using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;

namespace Visa.Orchestrator.Remote.Redshift;

/// <summary>Runs statements through the Redshift Data API, named and tokened by our token.</summary>
public sealed class RedshiftStatement(IAmazonRedshiftDataAPIService redshift, TimeProvider time) : IRemoteJob<RedshiftStatementSpec, RedshiftStatementHandle, RedshiftStatementResult>
{
    private const int PagesAtMost = 10;
    private const int LongestToken = 64;

    /// <summary>How long to wait between looks at the ledger's own short query.</summary>
    private static readonly TimeSpan LedgerPoll = TimeSpan.FromMilliseconds(250);

    public string Service => "redshift";

    public TimeSpan VisibilityGrace => TimeSpan.FromSeconds(5);

    /// <summary>For so long the service keeps statements.</summary>
    public TimeSpan TokenLifetime => TimeSpan.FromHours(24);

    public async ValueTask<RedshiftStatementHandle?> FindAsync(SubmitToken token, RedshiftStatementSpec spec, CancellationToken cancellationToken)
    {
        var name = NameOf(token);
        string? next = null;
        for (var page = 0; page < PagesAtMost; page++)
        {
            var list = await redshift.ListStatementsAsync(
                new ListStatementsRequest { StatementName = name, Status = StatusString.ALL, MaxResults = 100, NextToken = next }, cancellationToken);
            if (list.Statements?.Find(statement => statement.StatementName == name) is { } found)
            {
                return new RedshiftStatementHandle(found.Id, spec);
            }

            if ((next = list.NextToken) is null)
            {
                break;
            }
        }

        // Neither listed nor young: only the ledger can tell.
        return time.GetUtcNow() - token.IntendedAt > TokenLifetime && await IsInLedgerAsync(spec, cancellationToken) == true
            ? new RedshiftStatementHandle(StatementId: null, spec)
            : null;
    }

    public async ValueTask<RedshiftStatementHandle> SubmitAsync(SubmitToken token, RedshiftStatementSpec spec, CancellationToken cancellationToken)
    {
        var id = spec.Statements.Count == 1
            ? (await redshift.ExecuteStatementAsync(Single(spec, spec.Statements[0], NameOf(token)), cancellationToken)).Id
            : (await redshift.BatchExecuteStatementAsync(Batch(spec, NameOf(token)), cancellationToken)).Id;
        return new RedshiftStatementHandle(id, spec);
    }

    public async ValueTask<RemoteStatus<RedshiftStatementResult>> DescribeAsync(RedshiftStatementHandle handle, CancellationToken cancellationToken)
    {
        if (handle.StatementId is null)
        {
            return RemoteStatus<RedshiftStatementResult>.Succeeded("in the ledger", new RedshiftStatementResult(null, -1, TimeSpan.Zero));
        }

        DescribeStatementResponse answer;
        try
        {
            answer = await redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = handle.StatementId }, cancellationToken);
        }
        catch (ResourceNotFoundException forgotten)
        {
            return await AskLedgerAsync(handle, forgotten, cancellationToken);
        }

        var detail = answer.Status?.Value ?? "";
        return detail switch
        {
            "FINISHED" => RemoteStatus<RedshiftStatementResult>.Succeeded(detail, await ResultAsync(handle, answer, cancellationToken)),
            "FAILED" => RemoteStatus<RedshiftStatementResult>.Failed(detail, answer.Error ?? "Redshift gave no reason."),
            "ABORTED" => RemoteStatus<RedshiftStatementResult>.Cancelled(detail, answer.Error ?? "The statement was cancelled."),
            _ => RemoteStatus<RedshiftStatementResult>.Active(detail),
        };
    }

    public async ValueTask CancelAsync(RedshiftStatementHandle handle, CancellationToken cancellationToken)
    {
        try
        {
            await redshift.CancelStatementAsync(new CancelStatementRequest { Id = handle.StatementId }, cancellationToken);
        }
        catch (ValidationException)
        {
            // It has ended already.
        }
        catch (ResourceNotFoundException)
        {
            // It has ended so long ago that it is forgotten.
        }
    }

    private static string NameOf(SubmitToken token) => token.Value.Length <= LongestToken ? token.Value : token.Value[..LongestToken];

    private async Task<RemoteStatus<RedshiftStatementResult>> AskLedgerAsync(RedshiftStatementHandle handle, Exception forgotten, CancellationToken cancellationToken) =>
        await IsInLedgerAsync(handle.Spec, cancellationToken) switch
        {
            true => RemoteStatus<RedshiftStatementResult>.Succeeded("in the ledger", new RedshiftStatementResult(handle.StatementId, -1, TimeSpan.Zero)),
            false => RemoteStatus<RedshiftStatementResult>.Failed("forgotten", "The service has forgotten the statement, and the ledger says that it changed nothing."),
            null => RemoteStatus<RedshiftStatementResult>.Failed(
                "forgotten", $"The service has forgotten the statement, and there is no ledger to ask: {forgotten.Message}", FailureClass.Indeterminate),
        };

    private async Task<bool?> IsInLedgerAsync(RedshiftStatementSpec spec, CancellationToken cancellationToken)
    {
        if (spec.LedgerQuery is null)
        {
            return null;
        }

        var statement = await redshift.ExecuteStatementAsync(Single(spec with { Parameters = null }, spec.LedgerQuery, name: null), cancellationToken);
        while (true)
        {
            var answer = await redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = statement.Id }, cancellationToken);
            switch (answer.Status?.Value)
            {
                case "FINISHED":
                    var rows = await RowsAsync(statement.Id, cancellationToken);
                    return rows is [[long count, ..], ..] && count > 0;
                case "FAILED" or "ABORTED":
                    throw new RemoteJobException(FailureClass.Transient, $"The ledger could not be asked: {answer.Error}");
                default:
                    await Task.Delay(LedgerPoll, time, cancellationToken);
                    break;
            }
        }
    }

    private async Task<RedshiftStatementResult> ResultAsync(RedshiftStatementHandle handle, DescribeStatementResponse answer, CancellationToken cancellationToken)
    {
        var last = answer.SubStatements is { Count: > 0 } parts ? parts[^1].Id : answer.Id;
        var hasRows = answer.SubStatements is { Count: > 0 } several ? several[^1].HasResultSet == true : answer.HasResultSet == true;
        var count = answer.SubStatements is { Count: > 0 } all ? all[^1].ResultRows : answer.ResultRows;
        var rows = handle.Spec.WantsRows && hasRows ? await RowsAsync(last, cancellationToken) : null;
        return new RedshiftStatementResult(handle.StatementId, count ?? -1, TimeSpan.FromMicroseconds((answer.Duration ?? 0) / 1000), rows);
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> RowsAsync(string statementId, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        string? next = null;
        do
        {
            var page = await redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = statementId, NextToken = next }, cancellationToken);
            rows.AddRange((page.Records ?? []).Select(record => record.ConvertAll(ValueOf)));
            next = page.NextToken;
        }
        while (next is not null);
        return rows;
    }

    private static object? ValueOf(Field field) =>
        field.IsNull == true ? null : field.StringValue ?? field.LongValue ?? field.DoubleValue ?? (object?)field.BooleanValue;

    private static ExecuteStatementRequest Single(RedshiftStatementSpec spec, string sql, string? name) => new()
    {
        Sql = sql,
        Database = spec.Database,
        WorkgroupName = spec.Workgroup,
        ClusterIdentifier = spec.Cluster,
        SecretArn = spec.SecretArn,
        DbUser = spec.DbUser,
        StatementName = name,
        ClientToken = name,
        Parameters = spec.Parameters is { Count: > 0 } values ? [.. values.Select(value => new SqlParameter { Name = value.Key, Value = value.Value })] : null,
    };

    private static BatchExecuteStatementRequest Batch(RedshiftStatementSpec spec, string name) => new()
    {
        Sqls = [.. spec.Statements],
        Database = spec.Database,
        WorkgroupName = spec.Workgroup,
        ClusterIdentifier = spec.Cluster,
        SecretArn = spec.SecretArn,
        DbUser = spec.DbUser,
        StatementName = name,
        ClientToken = name,
        Parameters = spec.Parameters is { Count: > 0 } values ? [.. values.Select(value => new SqlParameter { Name = value.Key, Value = value.Value })] : null,
    };
}
