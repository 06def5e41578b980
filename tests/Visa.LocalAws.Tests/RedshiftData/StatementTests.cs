using System.Net;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Visa.LocalAws.Tests.Warehouse;

namespace Visa.LocalAws.Tests.RedshiftData;

public sealed class StatementTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private const string Endless = "SELECT COUNT(*) FROM endless a, endless b, endless c, endless d WHERE a.n + b.n + c.n + d.n = -1";

    [Fact]
    public async Task ExecuteStatement_WithAClientTokenTwice_RunsOnce()
    {
        await warehouse.DoAsync("CREATE TABLE once (a INT)");
        var request = new ExecuteStatementRequest { WorkgroupName = "default", Database = "dev", Sql = "INSERT INTO once VALUES (1)", ClientToken = "token-once" };

        var first = await warehouse.Redshift.ExecuteStatementAsync(request);
        var second = await warehouse.Redshift.ExecuteStatementAsync(request);
        await warehouse.EndAsync(first.Id);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal("1", await warehouse.RowsAsync("SELECT COUNT(*) FROM once"));
        request.Sql = "INSERT INTO once VALUES (2)";
        await Assert.ThrowsAsync<ValidationException>(() => warehouse.Redshift.ExecuteStatementAsync(request));
    }

    [Fact]
    public async Task BatchExecuteStatement_WithAFailure_DoesNothing()
    {
        await warehouse.DoAsync("CREATE TABLE whole (a INT)");

        var failed = await warehouse.RunBatchAsync("INSERT INTO whole VALUES (1)", "CREATE TABLE half (a INT)", "SELECT nope", "SELECT 1");
        var done = await warehouse.RunBatchAsync("CREATE TEMP TABLE stage (LIKE whole)", "INSERT INTO stage VALUES (7), (8)", "INSERT INTO whole SELECT a FROM stage", "SELECT COUNT(*) FROM whole");

        Assert.Equal((StatusString.FAILED, "FINISHED,FINISHED,FAILED,ABORTED"), (failed.Status, string.Join(',', failed.SubStatements.Select(part => part.Status))));
        Assert.StartsWith("ERROR: ", failed.Error, StringComparison.Ordinal);
        Assert.Equal(StatusString.FINISHED, done.Status);
        Assert.Equal(new long[] { 0, 2, 2, 1 }, done.SubStatements.Select(part => part.ResultRows!.Value));
        Assert.True(done.Duration > 0);
        var result = await warehouse.Redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = $"{done.Id}:4" });
        Assert.Equal(2, result.Records[0][0].LongValue);
        Assert.StartsWith("ERROR: relation \"half\"", await warehouse.ErrorAsync("SELECT * FROM half"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelStatement_WhileItRuns_AbortsAndRollsBack()
    {
        await warehouse.DoAsync("CREATE TABLE endless AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 2000) SELECT n FROM r");
        await warehouse.DoAsync("CREATE TABLE cancelled (a INT)");
        var running = await warehouse.Redshift.BatchExecuteStatementAsync(new BatchExecuteStatementRequest { WorkgroupName = "default", Sqls = ["INSERT INTO cancelled VALUES (1)", Endless] });
        await Hosting.Eventually.HoldsAsync(async () => (await DescribeAsync(running.Id)).SubStatements[1].Status == StatementStatusString.STARTED, "the second statement runs");

        await warehouse.Redshift.CancelStatementAsync(new CancelStatementRequest { Id = running.Id });
        var ended = await warehouse.EndAsync(running.Id);

        Assert.Equal(StatusString.ABORTED, ended.Status);
        Assert.Equal("0", await warehouse.RowsAsync("SELECT COUNT(*) FROM cancelled"));
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => warehouse.Redshift.CancelStatementAsync(new CancelStatementRequest { Id = running.Id }));
        Assert.StartsWith("Could not cancel a query that is already in ABORTED state", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_BetweenStatements_KeepsTemporaryTablesAndTransactions()
    {
        await warehouse.DoAsync("CREATE TABLE in_session (a INT)");
        var begun = await warehouse.Redshift.ExecuteStatementAsync(new ExecuteStatementRequest { WorkgroupName = "default", Sql = "CREATE TEMP TABLE mine AS SELECT 5 AS a", SessionKeepAliveSeconds = 60 });
        var session = begun.SessionId;

        await warehouse.DoAsync("BEGIN", session);
        await warehouse.DoAsync("INSERT INTO in_session SELECT a FROM mine", session);
        Assert.Equal("1", await warehouse.RowsAsync("SELECT COUNT(*) FROM in_session", session));
        Assert.Equal("0", await warehouse.RowsAsync("SELECT COUNT(*) FROM in_session"));
        Assert.Equal(StatusString.FAILED, (await warehouse.RunAsync("SELECT nope", session)).Status);
        Assert.StartsWith("ERROR: current transaction is aborted", (await warehouse.RunAsync("SELECT 1", session)).Error, StringComparison.Ordinal);
        await warehouse.DoAsync("ROLLBACK", session);
        Assert.Equal("0", await warehouse.RowsAsync("SELECT COUNT(*) FROM in_session", session));

        await Assert.ThrowsAsync<ValidationException>(() => warehouse.Redshift.ExecuteStatementAsync(new ExecuteStatementRequest { SessionId = "no-such-session", Sql = "SELECT 1" }));
    }

    [Fact]
    public async Task GetStatementResult_OfManyRows_ComesInPages()
    {
        var done = await warehouse.DoAsync("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5000) SELECT n, REPEAT('x', 500) AS x FROM r ORDER BY n");
        var numbers = new List<long>();
        string? token = null;
        var pages = 0;
        do
        {
            var page = await warehouse.Redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = done.Id, NextToken = token });
            numbers.AddRange(page.Records.Select(row => row[0].LongValue!.Value));
            Assert.Equal(["n", "x"], page.ColumnMetadata.Select(column => column.Name));
            token = page.NextToken;
            pages++;
        }
        while (token is not null);

        Assert.True(pages > 1);
        Assert.Equal(Enumerable.Range(1, 5000).Select(number => (long)number), numbers);
    }

    [Fact]
    public async Task Release_OfTheFile_LetsAnotherProcessHaveItAndQueuesStatements()
    {
        await warehouse.DoAsync("CREATE TABLE kept AS SELECT 1 AS a");
        using var caller = warehouse.Aws.Caller();

        var (status, released) = await caller.CallAsync("LocalAws.ReleaseWarehouse", """{"Database":"dev","Seconds":60}""");
        var waiting = await warehouse.Redshift.ExecuteStatementAsync(new ExecuteStatementRequest { WorkgroupName = "default", Sql = "SELECT a FROM kept" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, OpenElsewhere(released.GetProperty("Path").GetString()!));
        Assert.Equal(StatusString.SUBMITTED, (await DescribeAsync(waiting.Id)).Status);
        await caller.CallAsync("LocalAws.ReturnWarehouse", """{"Database":"dev"}""");

        Assert.Equal(StatusString.FINISHED, (await warehouse.EndAsync(waiting.Id)).Status);
    }

    [Theory]
    [InlineData("ExecuteStatement", "{}", "ValidationException")]
    [InlineData("ExecuteStatement", """{"Sql":"SELECT 1"}""", "ValidationException")]
    [InlineData("ExecuteStatement", """{"Sql":"SELECT 1","WorkgroupName":"nope"}""", "ValidationException")]
    [InlineData("ExecuteStatement", """{"Sql":"SELECT 1","WorkgroupName":"default","ClusterIdentifier":"c"}""", "ValidationException")]
    [InlineData("ExecuteStatement", """{"Sql":"SELECT :a","WorkgroupName":"default"}""", "ValidationException")]
    [InlineData("ExecuteStatement", """{"Sql":"SELECT 1","WorkgroupName":"default","Parameters":[{"name":"a","value":"1"}]}""", "ValidationException")]
    [InlineData("ExecuteStatement", """{"Sql":5}""", "SerializationException")]
    [InlineData("BatchExecuteStatement", """{"Sqls":[],"WorkgroupName":"default"}""", "ValidationException")]
    [InlineData("BatchExecuteStatement", """{"Sqls":"x","WorkgroupName":"default"}""", "SerializationException")]
    [InlineData("DescribeStatement", """{"Id":"x"}""", "ValidationException")]
    [InlineData("DescribeStatement", """{"Id":"00000000-0000-0000-0000-000000000000"}""", "ResourceNotFoundException")]
    [InlineData("GetStatementResult", """{"Id":"00000000-0000-0000-0000-000000000000:1"}""", "ResourceNotFoundException")]
    [InlineData("ListStatements", """{"MaxResults":101}""", "ValidationException")]
    [InlineData("ListStatements", """{"NextToken":"x"}""", "ValidationException")]
    [InlineData("ListTables", """{"WorkgroupName":"default"}""", "ValidationException")]
    [InlineData("Nope", "{}", "UnknownOperationException")]
    public async Task Call_ThatAwsRefuses_IsRefusedByTheSameName(string operation, string body, string type)
    {
        using var caller = warehouse.Aws.Caller();

        Assert.Equal(type, (await caller.RefusedByAsync($"RedshiftData.{operation}", body)).Type);
    }

    [Fact]
    public async Task Call_WithATextBeyondTheLimit_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(
            () => warehouse.Redshift.ExecuteStatementAsync(new ExecuteStatementRequest { WorkgroupName = "default", Sql = "SELECT '" + new string('x', 100 * 1024) + "'" }));

        Assert.Equal("Cannot process query string larger than 100kB", refusal.Message);
    }

    [Fact]
    public async Task Call_OfMutatedRequests_IsAnsweredInAwssForm()
    {
        string[] seeds =
        [
            """{"Sql":"SELECT 1","WorkgroupName":"default","Database":"dev","Parameters":[{"name":"a","value":"1"}]}""", """{"Id":"00000000-0000-0000-0000-000000000000:1","NextToken":"x"}""",
            """{"Sqls":["SELECT 1","SELECT 2"],"WorkgroupName":"default","SessionKeepAliveSeconds":1}""", """{"JobName":"x","Arguments":{"--a":"b"},"JobRunIds":["a"]}""",
            """{"Name":"j","Role":"r","Command":{"Name":"glueetl"},"DefaultArguments":{"a":"b"}}""", """{"SecretId":"x","SecretString":"y","Name":"z"}""",
        ];
        string[] targets =
        [
            "RedshiftData.ExecuteStatement", "RedshiftData.BatchExecuteStatement", "RedshiftData.DescribeStatement", "RedshiftData.GetStatementResult", "RedshiftData.ListTables", "AWSGlue.StartJobRun",
            "AWSGlue.CreateJob", "AWSGlue.BatchStopJobRun", "AWSGlue.GetJobRuns", "secretsmanager.GetSecretValue", "secretsmanager.PutSecretValue", "GraniteServiceVersion20100801.PutMetricData", "LocalAws.ReturnWarehouse",
        ];
        using var caller = warehouse.Aws.Caller();
        var random = new Random(11);
        var rounds = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? 20_000 : 1_000;
        for (var round = 0; round < rounds; round++)
        {
            var text = seeds[random.Next(seeds.Length)].ToCharArray();
            for (var change = 0; change < random.Next(1, 4); change++)
                text[random.Next(text.Length)] = "{}[]\",:x0-\\n "[random.Next(13)];
            var body = new string(text);
            var (status, _) = await caller.CallAsync(targets[random.Next(targets.Length)], body);
            Assert.True((int)status < 500, body);
        }
    }

    private static int OpenElsewhere(string path)
    {
        using var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT a FROM public.kept";
        return (int)command.ExecuteScalar()!;
    }

    private Task<DescribeStatementResponse> DescribeAsync(string id) => warehouse.Redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = id });
}
