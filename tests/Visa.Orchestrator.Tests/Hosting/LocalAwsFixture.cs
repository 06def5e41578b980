using Amazon.Glue;
using Amazon.Glue.Model;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Hosting;
using Visa.Orchestrator.Warehouse;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Tests.Hosting;

/// <summary>The embedded AWS in this process, with AWS's own clients. Tests of a class share it, and use names or databases of their own.</summary>
public sealed class LocalAwsFixture : IAsyncLifetime
{
    public const string Region = "eu-west-1";
    public const string Bucket = "visa-lake";

    public const string TransformJob = "visa-transform";

    /// <summary>Each is a database of its own; none is opened before it is used.</summary>
    private static readonly string[] Workgroups = ["visa", "one", "two", "three", "four", "five", .. Enumerable.Range(1, 60).Select(number => $"lakehouse{number}")];

    private int _lakehouses;

    private readonly TimeProvider _time;
    private readonly string _folder = Directory.CreateTempSubdirectory("visa-orchestrator-").FullName;
    private WebApplication? _app;

    public LocalAwsFixture()
        : this(TimeProvider.System)
    {
    }

    /// <param name="time">The clock of everything in it.</param>
    internal LocalAwsFixture(TimeProvider time) => _time = time;

    public AmazonS3Client S3 { get; private set; } = null!;

    public AmazonRedshiftDataAPIServiceClient Redshift { get; private set; } = null!;

    public AmazonGlueClient Glue { get; private set; } = null!;

    public string Url { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _app = LocalAwsHost.Build(
        [
            "--urls=http://127.0.0.1:0", $"--LocalAws:DataDirectory={_folder}", $"--LocalAws:Region={Region}", "--Logging:LogLevel:Default=Error",
            .. Workgroups.Select(name => $"--Warehouse:Workgroups:{name}={name}"),
        ], services => services.AddSingleton(_time));
        await _app.StartAsync();
        Url = _app.Urls.Single();
        S3 = new AmazonS3Client(Anyone, new AmazonS3Config { ServiceURL = Url, AuthenticationRegion = Region, ForcePathStyle = true, MaxErrorRetry = 0 });
        Redshift = new AmazonRedshiftDataAPIServiceClient(Anyone, new AmazonRedshiftDataAPIServiceConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });
        Glue = new AmazonGlueClient(Anyone, new AmazonGlueConfig { ServiceURL = Url, AuthenticationRegion = Region, MaxErrorRetry = 0 });
        await S3.PutBucketAsync(Bucket);
        await Glue.CreateJobAsync(new CreateJobRequest
        {
            Name = TransformJob,
            Role = "transform",
            Command = new JobCommand { Name = "glueetl", ScriptLocation = "s3://visa-lake/artifacts/glue/job.py" },
            ExecutionProperty = new ExecutionProperty { MaxConcurrentRuns = 3 },
        });
    }

    public async Task DisposeAsync()
    {
        S3.Dispose();
        Redshift.Dispose();
        Glue.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The warehouse of a workgroup; each is a database of its own.</summary>
    public WarehouseClient Warehouse(string workgroup = "visa") => new(Redshift, Platform(workgroup), _time);

    /// <summary>A lake and a warehouse of a test's own.</summary>
    public async Task<Lakehouse> LakehouseAsync()
    {
        var name = $"lakehouse{Interlocked.Increment(ref _lakehouses)}";
        await S3.PutBucketAsync(name);
        var lakehouse = new Lakehouse(this, Platform(name, name), _time);
        await lakehouse.Migrator.ApplyAsync(CancellationToken.None);
        return lakehouse;
    }

    public static IOptions<PlatformOptions> Platform(string workgroup = "visa", string bucket = Bucket) =>
        Options.Create(new PlatformOptions { LakeBucket = bucket, WarehouseWorkgroup = workgroup, WarehouseDatabase = workgroup });

    private static BasicAWSCredentials Anyone => new("test", "test");
}
