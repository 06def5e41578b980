using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Amazon.Glue;
using Amazon.Glue.Model;
using Amazon.S3.Model;
using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Tests.Hosting;
using Visa.LocalAws.Tests.Warehouse;

namespace Visa.LocalAws.Tests.Glue;

public sealed class JobRunTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>, IAsyncLifetime
{
    private const string Sql = """
        -- Typed once; both outputs read it.
        CACHE TABLE typed AS
        SELECT transaction_id, TRY_CAST(amount AS DECIMAL(18,3)) AS amount, to_utc(timestamp) AS at_utc, _corrupt_record, _object FROM transactions;
        CACHE TABLE judged AS
        SELECT *, CASE WHEN _corrupt_record IS NOT NULL THEN 'corrupt' WHEN transaction_id IS NULL THEN 'no id' WHEN amount IS NULL THEN 'amount' WHEN at_utc IS NULL THEN 'time' END AS reason,
          row_number() OVER (PARTITION BY transaction_id ORDER BY at_utc DESC NULLS LAST, _object) AS place FROM typed;
        CREATE OR REPLACE TEMPORARY VIEW processed AS
        SELECT transaction_id, amount, at_utc, CAST(date_trunc('DAY', at_utc) AS DATE) AS event_date FROM judged WHERE reason IS NULL AND place = 1;
        CREATE OR REPLACE TEMPORARY VIEW rejected AS
        SELECT transaction_id, _corrupt_record AS line, _object AS object, coalesce(reason, 'duplicate') AS reason FROM judged WHERE reason IS NOT NULL OR place > 1
        """;

    private const string Contract = """
        {"inputs":{"transactions":{"prefix":"raw/","columns":["transaction_id","amount","timestamp"]}},
         "outputs":{"processed":{"location":"s3://lake/processed","partition_by":["event_date"]},"rejected":{"location":"s3://lake/quarantine"}},"summary_location":"s3://lake/runs"}
        """;

    private AmazonGlueClient _glue = null!;

    public async Task InitializeAsync()
    {
        _glue = warehouse.Aws.Glue();
        await PutAsync("glue/transform.sql", Sql);
        await PutAsync("glue/contract.json", Contract);
    }

    public Task DisposeAsync()
    {
        _glue.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Run_OverGoodAndBrokenObjects_LosesNoLine()
    {
        await PutAsync("raw/good.gz", Gzip(string.Join('\n', Enumerable.Range(0, 500).Select(id => Line($"a{id}", "10.50", $"2026-01-0{1 + (id % 3)}T01:00:00+02:00")))));
        await PutAsync("raw/mixed.gz", Gzip(string.Join('\n', Line("b1", "1"), "{broken", "[1]", Line("b2", "much"), Line("b3", "1", "someday"), Line("b4", "2"), Line("b4", "2"), $$"""{"transaction_id":"{{new string('x', 1_000_000)}}"}""", "")));
        await PutAsync("raw/torn.gz", Gzip(string.Join('\n', Enumerable.Range(0, 4000).Select(id => Line($"c{id}", "3"))))[..^600]);
        await PutAsync("raw/utf8.json", [.. "{\"transaction_id\":\""u8, 0xff, (byte)'\n', .. Encoding.UTF8.GetBytes(Line("d1", "4"))]);
        await CreateJobAsync("lossless");

        var run = await RunAsync("lossless", await ManifestAsync("lossless.json", "raw/good.gz", "raw/mixed.gz", "raw/torn.gz", "raw/utf8.json"), "k1");

        Assert.True(run.JobRunState == JobRunState.SUCCEEDED, run.ErrorMessage);
        var summary = JsonDocument.Parse(await TextAsync("runs/run_key=k1.json")).RootElement;
        var read = summary.GetProperty("inputs").GetProperty("transactions").GetProperty("rows").GetInt64();
        var processed = summary.GetProperty("outputs").GetProperty("processed").GetProperty("rows").GetInt64();
        var rejected = summary.GetProperty("outputs").GetProperty("rejected").GetProperty("rows").GetInt64();
        Assert.Equal(read, processed + rejected);
        await warehouse.DoAsync("CREATE TABLE lossless (transaction_id VARCHAR(40), amount DECIMAL(18,3), at_utc TIMESTAMP)");
        var loaded = await warehouse.DoAsync("COPY lossless FROM 's3://lake/processed/_manifests/run_key=k1.manifest' IAM_ROLE default FORMAT AS PARQUET MANIFEST");
        Assert.Equal(processed, loaded.ResultRows);
        Assert.Equal("500,5250.000,2025-12-31 23:00:00", await warehouse.RowsAsync("SELECT COUNT(*), SUM(amount), MIN(at_utc) FROM lossless WHERE transaction_id LIKE 'a%'"));
        Assert.Equal("3", await warehouse.RowsAsync("SELECT COUNT(*) FROM lossless WHERE transaction_id IN ('b1', 'b4', 'd1')"));
        Assert.True(long.Parse(await warehouse.RowsAsync("SELECT COUNT(*) FROM lossless WHERE transaction_id LIKE 'c%'"), System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    [Fact]
    public async Task Run_WithTheSameKeyAgain_ReplacesItsObjectsAlone()
    {
        await PutAsync("raw/again.json", Line("e1", "1"));
        await CreateJobAsync("again");
        var manifest = await ManifestAsync("again.json", "raw/again.json");
        await RunAsync("again", manifest, "k2");
        await RunAsync("again", manifest, "k3");
        var before = await KeysAsync("k2");

        await RunAsync("again", manifest, "k2");

        var after = await KeysAsync("k2");
        Assert.Equal(before.Count, after.Count);
        Assert.Empty(before.Intersect(after));
        Assert.NotEmpty(await KeysAsync("k3"));
    }

    [Theory]
    [InlineData("CASE amount WHEN '1' THEN 'x' ELSE 'y' END", "x 1, y 2")]
    [InlineData("CASE amount WHEN '1' THEN 'a b' ELSE 'y' END", "a%20b 1, y 2")]
    [InlineData("CASE amount WHEN '1' THEN 'x' END", "__HIVE_DEFAULT_PARTITION__ 2, x 1")]
    [InlineData("transaction_id", "p1 1, p2 1, p3 1")]
    public async Task Run_WithPartitions_PutsEachRowIntoItsOwn(string value, string expected)
    {
        var job = $"parts{value.Length}";
        await PutAsync($"glue/{job}.sql", $"CREATE OR REPLACE TEMPORARY VIEW processed AS SELECT amount, {value} AS event_date FROM transactions; CREATE OR REPLACE TEMPORARY VIEW rejected AS SELECT amount FROM transactions WHERE 1 = 0");
        await PutAsync($"raw/{job}.json", string.Join('\n', Line("p1", "1"), Line("p2", "2"), Line("p3", "3")));
        await CreateJobAsync(job, request => request.DefaultArguments["--sql_location"] = $"s3://lake/glue/{job}.sql");

        var run = await RunAsync(job, await ManifestAsync($"{job}.json", $"raw/{job}.json"), job);

        Assert.True(run.JobRunState == JobRunState.SUCCEEDED, run.ErrorMessage);
        var parts = new List<string>();
        foreach (var part in (await KeysAsync(job)).GroupBy(key => key.Split('/')[1].Split('=')[1]))
        {
            await warehouse.DoAsync($"CREATE TABLE {job}{parts.Count} (amount VARCHAR(40))");
            foreach (var key in part) await warehouse.DoAsync($"COPY {job}{parts.Count} FROM 's3://lake/{key}' IAM_ROLE default FORMAT AS PARQUET");
            parts.Add($"{part.Key} {await warehouse.RowsAsync($"SELECT COUNT(*) FROM {job}{parts.Count}")}");
        }

        Assert.Equal(expected, string.Join(", ", parts.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task StartJobRun_BeyondTheLimit_IsRefusedOrWaits()
    {
        await CreateJobAsync("narrow", job => job.DefaultArguments["--sql_location"] = "s3://lake/glue/slow.sql");
        await PutAsync("raw/slow.json", Line("f1", "1"));
        await PutAsync("glue/slow.sql", "CACHE TABLE n AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3000) SELECT n FROM r; CREATE OR REPLACE TEMPORARY VIEW processed AS SELECT count(*) AS c, DATE '2026-01-01' AS event_date FROM n a, n b, n c, n d WHERE a.n + b.n + c.n + d.n = -1");
        var manifest = await ManifestAsync("slow.json", "raw/slow.json");
        var first = await StartAsync("narrow", manifest, "slow");

        await Assert.ThrowsAsync<ConcurrentRunsExceededException>(() => StartAsync("narrow", manifest, "slow"));
        var waiting = await StartAsync("narrow", manifest, "slow", isQueuing: true);
        Assert.Equal(JobRunState.WAITING, (await GetAsync("narrow", waiting)).JobRunState);
        var stopped = await _glue.BatchStopJobRunAsync(new BatchStopJobRunRequest { JobName = "narrow", JobRunIds = [waiting, first, "jr_none"] });

        Assert.Equal([waiting, first], stopped.SuccessfulSubmissions.Select(submission => submission.JobRunId));
        Assert.Equal("JobRunNotFoundException", stopped.Errors.Single().ErrorDetail.ErrorCode);
        Assert.Equal(JobRunState.STOPPED, (await EndAsync("narrow", first)).JobRunState);
        Assert.Equal([waiting, first], (await _glue.GetJobRunsAsync(new GetJobRunsRequest { JobName = "narrow" })).JobRuns.Select(run => run.Id));
    }

    [Fact]
    public async Task Start_WhoseCallerIsGone_RunsAndGivesItsPlaceBack()
    {
        await PutAsync("raw/gone.json", Line("h1", "1"));
        await CreateJobAsync("left-alone");
        var manifest = await ManifestAsync("gone.json", "raw/gone.json");
        var body = JsonSerializer.SerializeToUtf8Bytes(new { JobName = "left-alone", Arguments = new Dictionary<string, string> { ["--manifest"] = manifest, ["--run_key"] = "gone" } });
        var start = new LocalAws.Glue.Operations.StartJobRun(warehouse.Aws.Service<GlueStore>(), warehouse.Aws.Service<LocalAws.Glue.Runs.JobRunner>());

        await start.CallAsync(body, new CancellationToken(canceled: true));

        var run = Assert.Single((await _glue.GetJobRunsAsync(new GetJobRunsRequest { JobName = "left-alone" })).JobRuns);
        Assert.NotEqual(JobRunState.STARTING, (await EndAsync("left-alone", run.Id)).JobRunState);
    }

    [Theory]
    [InlineData("SELECT 1", "A transformation is made of")]
    [InlineData("CREATE OR REPLACE TEMPORARY VIEW processed AS SELECT * FROM read_csv('/etc/passwd')", "A transformation reads its inputs, not files")]
    [InlineData("CREATE OR REPLACE TEMPORARY VIEW processed AS SELECT nope FROM transactions", "ERROR: column \"nope\" does not exist")]
    public async Task Run_WithSqlThatIsWrong_FailsWithItsReason(string sql, string reason)
    {
        var job = $"wrong-{sql.Length}";
        await PutAsync($"glue/{job}.sql", sql);
        await PutAsync("raw/wrong.json", Line("g1", "1"));
        await CreateJobAsync(job, request => request.DefaultArguments["--sql_location"] = $"s3://lake/glue/{job}.sql");

        var run = await RunAsync(job, await ManifestAsync("wrong.json", "raw/wrong.json"), "wrong");

        Assert.Equal(JobRunState.FAILED, run.JobRunState);
        Assert.StartsWith(reason, run.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_CreatedUpdatedAndAskedFor_AreAsAwsHasThem()
    {
        await CreateJobAsync("described");
        await Assert.ThrowsAsync<AlreadyExistsException>(() => CreateJobAsync("described"));
        await _glue.UpdateJobAsync(new UpdateJobRequest { JobName = "described", JobUpdate = new JobUpdate { Role = "r2", Command = new JobCommand { Name = "glueetl" }, MaxRetries = 2 } });

        var job = (await _glue.GetJobAsync(new GetJobRequest { JobName = "described" })).Job;

        Assert.Equal(("r2", 2, 480, 1, "5.1"), (job.Role, job.MaxRetries!.Value, job.Timeout!.Value, job.ExecutionProperty.MaxConcurrentRuns!.Value, job.GlueVersion));
        Assert.Null(job.DefaultArguments);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => _glue.GetJobAsync(new GetJobRequest { JobName = "nope" }));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => _glue.StartJobRunAsync(new StartJobRunRequest { JobName = "nope" }));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => GetAsync("described", "jr_none"));
        await Assert.ThrowsAsync<InvalidInputException>(() => CreateJobAsync("bad", request => request.Timeout = 0));
    }

    [Fact]
    public async Task Start_AfterAKillDuringARun_SaysThatItFailed()
    {
        using var folder = new TemporaryFolder();
        string run;
        using (var process = await LocalAwsProcess.StartAsync(folder.Path))
        {
            using var glue = Client(process);
            using var s3 = new Amazon.S3.AmazonS3Client("test", "test", new Amazon.S3.AmazonS3Config { ServiceURL = process.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true });
            await s3.PutBucketAsync("lake");
            await glue.CreateJobAsync(new CreateJobRequest { Name = "j", Role = "r", Command = new JobCommand { Name = "glueetl" } });
            run = (await glue.StartJobRunAsync(new StartJobRunRequest { JobName = "j" })).JobRunId;
            await process.KillAsync();
        }

        using var again = await LocalAwsProcess.StartAsync(folder.Path);
        using var client = Client(again);
        var found = (await client.GetJobRunAsync(new GetJobRunRequest { JobName = "j", RunId = run })).JobRun;

        Assert.Equal(JobRunState.FAILED, found.JobRunState);
        Assert.NotEmpty(found.ErrorMessage);
    }

    private static AmazonGlueClient Client(LocalAwsProcess process) => new("test", "test", new AmazonGlueConfig { ServiceURL = process.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    private Task CreateJobAsync(string name, Action<CreateJobRequest>? change = null)
    {
        var request = new CreateJobRequest
        {
            Name = name,
            Role = "r",
            Command = new JobCommand { Name = "glueetl", ScriptLocation = "s3://lake/glue/job.py" },
            DefaultArguments = new() { ["--sql_location"] = "s3://lake/glue/transform.sql", ["--contract_location"] = "s3://lake/glue/contract.json" },
        };
        change?.Invoke(request);
        return _glue.CreateJobAsync(request);
    }

    private async Task<JobRun> RunAsync(string job, string manifest, string key) => await EndAsync(job, await StartAsync(job, manifest, key));

    private async Task<string> StartAsync(string job, string manifest, string key, bool? isQueuing = null) => (await _glue.StartJobRunAsync(new StartJobRunRequest
    {
        JobName = job,
        JobRunQueuingEnabled = isQueuing,
        Arguments = new() { ["--manifest"] = manifest, ["--run_key"] = key },
    })).JobRunId;

    private async Task<JobRun> EndAsync(string job, string id)
    {
        JobRun run = null!;
        await Eventually.HoldsAsync(
            async () =>
            {
                run = await GetAsync(job, id);
                return run.JobRunState.Value is "SUCCEEDED" or "FAILED" or "STOPPED" or "TIMEOUT";
            },
            $"run {id} is over");
        return run;
    }

    private async Task<JobRun> GetAsync(string job, string id) => (await _glue.GetJobRunAsync(new GetJobRunRequest { JobName = job, RunId = id })).JobRun;

    private async Task<string> ManifestAsync(string name, params string[] keys)
    {
        await PutAsync($"claims/{name}", JsonSerializer.Serialize(new { entries = keys.Select(key => new { url = $"s3://lake/{key}" }) }));
        return $"s3://lake/claims/{name}";
    }

    private async Task<List<string>> KeysAsync(string runKey) =>
        [.. (await warehouse.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "lake", Prefix = "processed/event_date" })).S3Objects.Select(stored => stored.Key).Where(key => key.Contains($"run_key={runKey}/", StringComparison.Ordinal))];

    private async Task<string> TextAsync(string key)
    {
        using var answer = await warehouse.S3.GetObjectAsync("lake", key);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    private Task PutAsync(string key, string text) => warehouse.PutAsync(key, Encoding.UTF8.GetBytes(text));

    private Task PutAsync(string key, byte[] content) => warehouse.PutAsync(key, content);

    private static string Line(string id, string amount, string time = "2026-01-01T00:00:00Z") => $$"""{"transaction_id":"{{id}}","amount":"{{amount}}","timestamp":"{{time}}"}""";

    private static byte[] Gzip(string text)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return content.ToArray();
    }
}
