using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Visa.LocalAws.Tests.Hosting;
using Visa.LocalAws.Tests.Warehouse;

namespace Visa.LocalAws.Tests.RedshiftData;

/// <summary>Kills the process while batches run: each batch has happened whole or not at all, and says which.</summary>
public sealed class CrashTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? 50 : 2;

    [Fact]
    public async Task Kill_DuringABatch_LeavesAllOfItOrNothing()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(3);
        var batches = new List<(string Id, int Number)>();
        for (var round = 0; round < Rounds; round++)
        {
            using var process = await LocalAwsProcess.StartAsync(folder.Path);
            using var redshift = Client(process);
            if (round == 0)
                await RunAsync(redshift, "CREATE TABLE parts (batch INT, part INT)");
            for (var count = 0; count < 6; count++)
                batches.Add((await SubmitAsync(redshift, batches.Count), batches.Count));
            await Task.Delay(random.Next(150));
            await process.KillAsync();
        }

        using var last = await LocalAwsProcess.StartAsync(folder.Path);
        using var client = Client(last);
        foreach (var (id, number) in batches)
        {
            var ended = await WarehouseFixture.EndAsync(client, id);
            var rows = await CountAsync(client, number);
            Assert.Equal(ended.Status == StatusString.FINISHED ? 3 : 0, rows);
        }
    }

    private static AmazonRedshiftDataAPIServiceClient Client(LocalAwsProcess process) =>
        new("test", "test", new AmazonRedshiftDataAPIServiceConfig { ServiceURL = process.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    private static async Task<string> SubmitAsync(AmazonRedshiftDataAPIServiceClient redshift, int number) => (await redshift.BatchExecuteStatementAsync(new BatchExecuteStatementRequest
    {
        WorkgroupName = "default",
        Sqls = [.. Enumerable.Range(0, 3).Select(part => $"INSERT INTO parts VALUES ({number}, {part})")],
    })).Id;

    private static async Task<DescribeStatementResponse> RunAsync(AmazonRedshiftDataAPIServiceClient redshift, string sql) =>
        await WarehouseFixture.EndAsync(redshift, (await redshift.ExecuteStatementAsync(new ExecuteStatementRequest { WorkgroupName = "default", Sql = sql })).Id);

    private static async Task<long> CountAsync(AmazonRedshiftDataAPIServiceClient redshift, int number)
    {
        var counted = await RunAsync(redshift, $"SELECT COUNT(*) FROM parts WHERE batch = {number}");
        return (await redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = counted.Id })).Records[0][0].LongValue!.Value;
    }
}
