using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Amazon.S3;
using Visa.Analytics.Dashboard;
using Visa.Analytics.ECharts;
using Visa.Analytics.Export;
using Visa.Analytics.Marts;
using Visa.Analytics.Tableau;
using Visa.Dbt;
using Visa.Dbt.Warehouse;
using Visa.Reports.Pages;

namespace Visa.Analytics.Cli;

/// <summary><c>./visa analytics</c>, <c>./visa export</c> and <c>./visa tableau</c>. Exit codes: 0 done, 1 failed, 2 wrong usage.</summary>
internal static class AnalyticsVerbs
{
    private const int WrongUsage = 2;
    private const long DefaultRows = 200_000;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<string> rest = [.. arguments.Skip(1)];
            return (arguments.Count > 0 ? arguments[0] : "") switch
            {
                "page" => await PageAsync(new VerbArguments(rest, "--to"), output, environment, cancellationToken),
                "export" => await ExportAsync(new VerbArguments(rest, "--to", "--rows", "--seed", "--bucket"), output, environment, cancellationToken),
                "tableau" => await TableauAsync(new VerbArguments(rest, "--to"), output, environment, cancellationToken),
                _ => throw new DbtException("Which verb? page, export, tableau."),
            };
        }
        catch (DbtException exception)
        {
            await errors.WriteLineAsync(exception.Display);
            if (exception.Message.Contains("does not exist", StringComparison.Ordinal)) await errors.WriteLineAsync("The marts are not all there: ./visa dbt build makes them.");
            return exception.Message.StartsWith("Database Error", StringComparison.Ordinal) ? 1 : WrongUsage;
        }
        catch (AmazonClientException exception)
        {
            await errors.WriteLineAsync($"AWS cannot be reached: {exception.Message}");
            return 1;
        }
    }

    private static async Task<int> PageAsync(VerbArguments arguments, TextWriter output, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.Text("--to", "analytics"));
        using var redshift = new AmazonRedshiftDataAPIServiceClient();
        var data = await FraudData.ReadAsync(new MartReader(Warehouse(redshift, environment)), cancellationToken);
        var page = FraudPage.Build(data, TimeProvider.System.GetUtcNow());
        Directory.CreateDirectory(folder);
        var script = environment("VISA_ECHARTS");
        var hasScript = script is not null && File.Exists(script);
        if (hasScript) File.Copy(script!, Path.Combine(folder, EChartsPage.ScriptName), overwrite: true);
        else await output.WriteLineAsync("Charts are drawn as plain SVG: the npm package echarts is not there. With npm on PATH, ./visa analytics fetches it.");
        var file = Path.Combine(folder, "index.html");
        await File.WriteAllTextAsync(file, hasScript ? EChartsPage.Render(page) : HtmlRenderer.Render(page), cancellationToken);
        await output.WriteLineAsync(file);
        return 0;
    }

    private static async Task<int> ExportAsync(VerbArguments arguments, TextWriter output, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        var bucket = arguments.Text("--bucket", environment("VISA_LAKE_BUCKET") ?? "visa-lake");
        var options = new ExportOptions(arguments.Text("--to", "extract"), arguments.Number("--rows", DefaultRows), arguments.Number("--seed", 1), bucket == "none" ? null : bucket);
        if (options.MostRows < 1) throw new DbtException("--rows must be at least 1");
        using var redshift = new AmazonRedshiftDataAPIServiceClient();
        using var s3 = new AmazonS3Client(new AmazonS3Config { ForcePathStyle = !string.IsNullOrEmpty(environment("AWS_ENDPOINT_URL")) });
        var warehouse = Warehouse(redshift, environment);
        var counts = await new Exporter(warehouse, new TruthExport(s3, warehouse)).WriteAsync(options, cancellationToken);
        foreach (var (name, rows) in counts) await output.WriteLineAsync($"{Path.Combine(Path.GetFullPath(options.Folder), name)}.csv: {rows} rows");
        return 0;
    }

    private static async Task<int> TableauAsync(VerbArguments arguments, TextWriter output, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.Text("--to", "tableau"));
        Directory.CreateDirectory(folder);
        var graph = DbtProjectReader.Read(environment("DBT_PROJECT_DIR") ?? "dbt", environment, TimeProvider.System);
        foreach (var source in TableauSource.All)
        {
            var file = Path.Combine(folder, $"{source.Name}.tds");
            await File.WriteAllTextAsync(file, TableauFile.Write(source, graph), cancellationToken);
            await output.WriteLineAsync(file);
        }
        return 0;
    }

    private static DataApiWarehouse Warehouse(AmazonRedshiftDataAPIServiceClient redshift, Func<string, string?> environment) =>
        new(redshift, environment("DBT_REDSHIFT_WORKGROUP") ?? "visa", environment("DBT_DATABASE") ?? "visa", TimeProvider.System);
}
