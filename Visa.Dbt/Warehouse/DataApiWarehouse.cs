using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;

namespace Visa.Dbt.Warehouse;

/// <summary>Redshift, by its Data API.</summary>
public sealed class DataApiWarehouse(IAmazonRedshiftDataAPIService redshift, string workgroup, string database, TimeProvider time) : IWarehouse
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);

    public async Task<QueryResult> QueryAsync(string name, string sql, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ExecuteStatementRequest { WorkgroupName = workgroup, Database = database, Sql = sql, StatementName = name };
            var id = (await redshift.ExecuteStatementAsync(request, cancellationToken)).Id;
            await EndAsync(id, cancellationToken);
            return await ReadAsync(id, cancellationToken);
        }
        catch (AmazonServiceException exception)
        {
            throw Refused(exception);
        }
    }

    public async Task<long> ExecuteAsync(string name, IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        try
        {
            var request = new BatchExecuteStatementRequest { WorkgroupName = workgroup, Database = database, Sqls = [.. statements], StatementName = name };
            var done = await EndAsync((await redshift.BatchExecuteStatementAsync(request, cancellationToken)).Id, cancellationToken);
            return done.SubStatements is [.., var last] ? last.ResultRows ?? -1 : done.ResultRows ?? -1;
        }
        catch (AmazonServiceException exception)
        {
            throw Refused(exception);
        }
    }

    private static DbtException Refused(AmazonServiceException exception) => new($"Database Error\n  {exception.Message}", exception);

    private async Task<DescribeStatementResponse> EndAsync(string id, CancellationToken cancellationToken)
    {
        var ended = await DataApiStatement.EndAsync(redshift, id, FirstPause, time, cancellationToken);
        return ended.Status == StatusString.FINISHED ? ended : throw new DbtException($"Database Error\n  {ended.Error ?? ended.Status.Value}");
    }

    private async Task<QueryResult> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string?>>();
        IReadOnlyList<ResultColumn>? columns = null;
        string? next = null;
        do
        {
            var page = await redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = id, NextToken = next }, cancellationToken);
            columns ??= [.. page.ColumnMetadata.Select(column => new ResultColumn(column.Name, SqlType(column)))];
            rows.AddRange(page.Records.Select(IReadOnlyList<string?> (record) => [.. record.Select(DataApiStatement.Text)]));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return new QueryResult(columns, rows);
    }

    private static string SqlType(ColumnMetadata column) => column.TypeName switch
    {
        "int2" => "smallint",
        "int4" => "integer",
        "int8" => "bigint",
        "float4" => "real",
        "float8" => "double precision",
        "bool" => "boolean",
        "numeric" => $"decimal({column.Precision},{column.Scale})",
        "varchar" or "bpchar" or "text" or "name" => column.Length is > 0 ? $"varchar({column.Length})" : "varchar(65535)",
        var other => other,
    };
}
