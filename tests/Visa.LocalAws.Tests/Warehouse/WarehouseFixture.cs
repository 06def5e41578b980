using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Warehouse;

/// <summary>The embedded AWS with one workgroup, and AWS's clients for the warehouse and the lake. Tests of a class use names of their own.</summary>
public sealed class WarehouseFixture : IAsyncLifetime
{
    public const string Workgroup = "default";
    public const string Bucket = "lake";

    private readonly TemporaryFolder _folder = new();

    internal RunningLocalAws Aws { get; private set; } = null!;

    public AmazonRedshiftDataAPIServiceClient Redshift { get; private set; } = null!;

    public AmazonS3Client S3 { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Aws = await RunningLocalAws.StartAsync(_folder.Path);
        Redshift = Aws.RedshiftData();
        S3 = Aws.S3;
        await S3.PutBucketAsync(Bucket);
    }

    public async Task DisposeAsync()
    {
        Redshift.Dispose();
        S3.Dispose();
        await Aws.DisposeAsync();
        _folder.Dispose();
    }

    public Task<DescribeStatementResponse> RunAsync(string sql, string? session = null) => RunAsync(new ExecuteStatementRequest { Sql = sql, SessionId = session });

    public async Task<DescribeStatementResponse> RunAsync(ExecuteStatementRequest request)
    {
        request.WorkgroupName ??= request.SessionId is null ? Workgroup : null;
        return await EndAsync((await Redshift.ExecuteStatementAsync(request)).Id);
    }

    public async Task<DescribeStatementResponse> RunBatchAsync(params string[] sqls) =>
        await EndAsync((await Redshift.BatchExecuteStatementAsync(new BatchExecuteStatementRequest { WorkgroupName = Workgroup, Sqls = [.. sqls] })).Id);

    public Task<DescribeStatementResponse> EndAsync(string id) => EndAsync(Redshift, id);

    public static async Task<DescribeStatementResponse> EndAsync(AmazonRedshiftDataAPIServiceClient redshift, string id)
    {
        DescribeStatementResponse described = null!;
        await Eventually.HoldsAsync(
            async () =>
            {
                described = await redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = id });
                return described.Status.Value is "FINISHED" or "FAILED" or "ABORTED";
            },
            $"statement {id} is over");
        return described;
    }

    /// <summary>Runs a statement that must succeed.</summary>
    public async Task<DescribeStatementResponse> DoAsync(string sql, string? session = null)
    {
        var done = await RunAsync(sql, session);
        Assert.True(done.Status == StatusString.FINISHED, $"{sql}: {done.Error}");
        return done;
    }

    /// <summary>The rows of a query, values with commas between and rows with bars.</summary>
    public async Task<string> RowsAsync(string sql, string? session = null)
    {
        var done = await DoAsync(sql, session);
        var result = await Redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = done.Id });
        return string.Join('|', result.Records.Select(row => string.Join(',', row.Select(Text))));
    }

    public async Task<string> ErrorAsync(string sql)
    {
        var done = await RunAsync(sql);
        Assert.Equal(StatusString.FAILED, done.Status);
        return done.Error;
    }

    public Task PutAsync(string key, byte[] content) => S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(content) });

    private static string Text(Field field) => field switch
    {
        { IsNull: true } => "null",
        { StringValue: { } text } => text,
        { LongValue: { } number } => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        { DoubleValue: { } number } => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        { BooleanValue: { } flag } => flag ? "true" : "false",
        _ => throw new InvalidOperationException("a field without a value"),
    };
}
