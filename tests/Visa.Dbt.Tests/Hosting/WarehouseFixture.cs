using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Visa.Dbt.Execution;
using Visa.Dbt.Projects;
using Visa.Dbt.Warehouse;
using Visa.LocalAws.Hosting;

namespace Visa.Dbt.Tests.Hosting;

/// <summary>The embedded AWS in this process; a test takes a database of its own.</summary>
public sealed partial class WarehouseFixture : IAsyncLifetime
{
    private static readonly string[] Databases = ["build", "crash", "small", "cli", "retry", "fresh", "late", "plan"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("visa-dbt-");
    private WebApplication? _app;

    public AmazonRedshiftDataAPIServiceClient Redshift { get; private set; } = null!;

    public string Url { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _app = LocalAwsHost.Build(
            ["--urls=http://127.0.0.1:0", $"--LocalAws:DataDirectory={_folder.FullName}", "--LocalAws:Region=eu-west-1", "--Logging:LogLevel:Default=Error", .. Databases.Select(name => $"--Warehouse:Workgroups:{name}={name}")],
            _ => { });
        await _app.StartAsync();
        Url = _app.Urls.Single();
        Redshift = new AmazonRedshiftDataAPIServiceClient(
            new BasicAWSCredentials("test", "test"), new AmazonRedshiftDataAPIServiceConfig { ServiceURL = Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
    }

    public async Task DisposeAsync()
    {
        Redshift.Dispose();
        await _app!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public DataApiWarehouse Warehouse(string database) => new(Redshift, database, database, TimeProvider.System);

    /// <summary>The raw and ops schemas as the loads make them, with rows.</summary>
    public async Task<DataApiWarehouse> WithRawRowsAsync(string database)
    {
        var warehouse = Warehouse(database);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "Visa.Orchestrator", "Warehouse", "Migrations"), "*.sql").Order(StringComparer.Ordinal))
            await warehouse.ExecuteAsync("test", Statements(await File.ReadAllTextAsync(file)), CancellationToken.None);
        using var rows = new StreamReader(typeof(WarehouseFixture).Assembly.GetManifestResourceStream("Visa.Dbt.Tests.Hosting.raw_rows.sql")!);
        await warehouse.ExecuteAsync("test", Statements(await rows.ReadToEndAsync()), CancellationToken.None);
        return warehouse;
    }

    /// <summary>Runs a command of the project on a database.</summary>
    public async Task<RunOutcome> RunAsync(DbtCommand command, string database, string project, Func<Invocation, Invocation>? change = null, IRunObserver? observer = null)
    {
        var invocation = new Invocation
        {
            ProjectDirectory = project,
            TargetPath = Path.Combine(_folder.FullName, "target", database),
            StartedAt = TimeProvider.System.GetUtcNow(),
            Environment = name => name == "DBT_DATABASE" ? database : null,
        };
        return await new DbtRunner(_ => Warehouse(database), TimeProvider.System, observer ?? new SilentObserver()).RunAsync(command, change?.Invoke(invocation) ?? invocation, CancellationToken.None);
    }

    public string Artifact(string database, string name) => File.ReadAllText(Path.Combine(_folder.FullName, "target", database, name));

    /// <summary>The rows of a query, values with commas between and rows with bars.</summary>
    public async Task<string> RowsAsync(string database, string sql)
    {
        var result = await Warehouse(database).QueryAsync("test", sql, CancellationToken.None);
        return string.Join('|', result.Rows.Select(row => string.Join(',', row.Select(value => value ?? "null"))));
    }

    public async Task<long> CountAsync(string database, string relation) => long.Parse(await RowsAsync(database, $"select count(*) from {relation}"), CultureInfo.InvariantCulture);

    private static string[] Statements(string text) => Comment.Replace(text, "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment { get; }
}
