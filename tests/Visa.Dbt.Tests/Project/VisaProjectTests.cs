using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Visa.Dbt.Execution;
using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;
using Visa.Dbt.Parsing;
using Visa.Dbt.Tests.Artifacts;
using Visa.Dbt.Tests.Hosting;

namespace Visa.Dbt.Tests.Project;

/// <summary>The repository's dbt project, built in the embedded warehouse from raw tables with rows.</summary>
public sealed partial class VisaProjectTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    /// <summary>One build serves several questions: it is the dear part.</summary>
    [Fact]
    public async Task Build_FromRawRowsAndAgainAfterALoad_HoldsWhatTheRawTablesHold()
    {
        await warehouse.WithRawRowsAsync("build");

        var built = await warehouse.RunAsync(DbtCommand.Build, "build", Repository.Dbt);

        AssertWell(built);
        await AssertMartsFollowFromRawAsync();
        AssertArtifactsAreValid();

        await LoadLaterChargebackAsync();
        AssertWell(await warehouse.RunAsync(DbtCommand.Build, "build", Repository.Dbt, invocation => invocation with { Select = ["fct_transactions", "fct_transactions+1,resource_type:test"] }));
        Assert.Equal("2024-04-02 00:00:00", (await warehouse.RowsAsync("build", "select fraud_reported_at from marts.fct_transactions where transaction_id = 'tx-000001'"))[..19]);
        Assert.Equal(3001, await warehouse.CountAsync("build", "marts.fct_transactions"));
        var incremental = await IncrementalRowsAsync();

        AssertWell(await warehouse.RunAsync(DbtCommand.Run, "build", Repository.Dbt, invocation => invocation with { Select = ["fct_transactions"], IsFullRefresh = true }));
        Assert.Equal(await IncrementalRowsAsync(), incremental);
    }

    [Fact]
    public void EveryModel_HasATestedKeyAndDocumentedColumns()
    {
        var graph = Manifest().Graph;
        Assert.All(graph.Nodes.Where(node => node.Type == ResourceType.Model), model =>
        {
            Assert.NotEmpty(model.Description);
            Assert.All(model.Columns, column => Assert.True(column.Description.Length > 0, $"{model.Name}.{column.Name}"));
            var tests = graph.ChildrenOf(model.UniqueId).Select(id => graph[id]).Where(node => node.Test is not null).Select(node => node.Test!.Name).ToList();
            Assert.True(tests.Contains("unique") || tests.Contains("unique_combination"), model.Name);
            Assert.Contains("not_null", tests);
        });
    }

    [Fact]
    public void EveryMart_HasAnEnforcedContract() =>
        Assert.All(Manifest().Graph.Nodes.Where(node => node.Type == ResourceType.Model && node.Relation!.Schema == "marts"), mart => Assert.True(mart.Config.HasContract, mart.Name));

    [Fact]
    public void CardHolder_StandsInNoModel() =>
        Assert.All(
            Manifest().Graph.Nodes.Where(node => node.Type == ResourceType.Model),
            model => Assert.False(model.RawCode.Contains("card_holder", StringComparison.Ordinal) || model.Columns.Any(column => column.Name == "card_holder"), model.Name));

    /// <summary>The sources are described as the migrations make them: names, types, order.</summary>
    [Fact]
    public void Sources_AreTheTablesThatTheMigrationsMake()
    {
        var made = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "Visa.Orchestrator", "Warehouse", "Migrations"), "*.sql"))
        {
            foreach (Match table in CreateTable.Matches(Comment.Replace(File.ReadAllText(file), "")))
                made[table.Groups[1].Value] = [.. ColumnLine.Matches(table.Groups[2].Value).Select(column => $"{column.Groups[1].Value} {column.Groups[2].Value}")];
        }

        Assert.All(
            Manifest().Graph.Nodes.Where(node => node.Type == ResourceType.Source),
            source => Assert.Equal(made[$"{source.SourceName}.{source.Name}"], source.Columns.Select(column => $"{column.Name} {column.DataType}")));
    }

    [Fact]
    public void ExchangeRates_AreThoseOfTheFeatureCatalogue()
    {
        var table = UnitsPerDollar.Match(File.ReadAllText(Path.Combine(Repository.Root, "Visa.Features", "Amounts", "ExchangeRates.cs"))).Groups[1].Value;
        var rates = table.Split(';').Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1)
            .SelectMany(words => new[] { $"{words[0]},2023,{words[1]}", $"{words[0]},2024,{words[^1]}" });

        Assert.Equal(rates, File.ReadAllLines(Path.Combine(Repository.Dbt, "seeds", "exchange_rates.csv")).Skip(1));
    }

    /// <summary>What was moved or renamed by dbt 1.10 and 1.11 stands nowhere in its old form.</summary>
    [Fact]
    public void PropertyFiles_HaveNoDeprecatedForm() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Repository.Dbt, "models"), "*.yml", SearchOption.AllDirectories).Append(Path.Combine(Repository.Dbt, "seeds", "seeds.yml")),
            file =>
            {
                var text = File.ReadAllText(file);
                Assert.DoesNotMatch(@"(?m)^\s+(tests|tags|meta):", text);
                Assert.DoesNotMatch(@"(?m)^ {8}(freshness|loaded_at_field):", text);
            });

    private static Manifest Manifest()
    {
        var invocation = new Invocation { ProjectDirectory = Repository.Dbt, StartedAt = TimeProvider.System.GetUtcNow(), Environment = _ => null };
        return ManifestReader.Read(ProjectLoader.Load(invocation), invocation);
    }

    private static void AssertWell(RunOutcome outcome) =>
        Assert.True(outcome.ExitCode == 0, string.Join('\n', outcome.Results.Where(result => result.Status.IsFailure()).Select(result => $"{result.Node.Name}: {result.Message}\n{result.Node.CompiledCode}")));

    private async Task AssertMartsFollowFromRawAsync()
    {
        // 3,000 rows over 30 days, 100 a day; of n % 45 = 11 those above 300 and approved are frauds (raw_rows.sql).
        const string frauds = "select count(*) from raw.chargebacks where reason_code like '10.%'";
        Assert.Equal("3000,30", await warehouse.RowsAsync("build", "select sum(transaction_count), count(*) from marts.fct_fraud_by_day"));
        Assert.Equal(
            await warehouse.RowsAsync("build", "select sum(cast(billing_amount as decimal(38,3))) from raw.transactions"),
            await warehouse.RowsAsync("build", "select sum(cast(billing_amount as decimal(38,3))) from marts.fct_transactions"));
        Assert.Equal(await warehouse.RowsAsync("build", frauds), await warehouse.RowsAsync("build", "select count(*) from marts.fct_chargebacks where is_fraud_reason"));
        var measured = await warehouse.RowsAsync(
            "build",
            """
            select count(*) from raw.chargebacks c join raw.transactions t on c.transaction_id = t.transaction_id
            where c.reason_code = '10.4' and dateadd(day, 7, t.event_time) <= (select max(case when r.reason_code = '10.4' and r.reported_at > m.latest then r.reported_at else m.latest end) from raw.chargebacks r cross join (select max(event_time) as latest from raw.transactions) m)
            """);
        Assert.Equal(measured, await warehouse.RowsAsync("build", "select sum(fraud_count) from marts.fct_fraud_by_day"));
        Assert.NotEqual("0", measured);
        Assert.Equal(measured, await warehouse.RowsAsync("build", "select sum(true_positive_count + false_negative_count) from marts.fct_model_performance"));
        Assert.Equal("true,true", await warehouse.RowsAsync("build", "select sum(true_positive_count) > 0, sum(false_negative_count) > 0 from marts.fct_model_performance"));
        Assert.Equal("true", await warehouse.RowsAsync("build", "select sum(challenger_caught_count) >= sum(champion_caught_count) from marts.fct_challenger_performance"));
        Assert.Equal("0", await warehouse.RowsAsync("build", "select count(*) from marts.fct_alerts where not is_reviewed"));
    }

    private void AssertArtifactsAreValid()
    {
        var manifest = JsonNode.Parse(warehouse.Artifact("build", "manifest.json"));
        Assert.Empty(JsonSchema.Read("manifest-v12").Validate(manifest));
        Assert.Equal(3, manifest!["exposures"]!.AsObject().Count);
        var results = JsonNode.Parse(warehouse.Artifact("build", "run_results.json"));
        Assert.Empty(JsonSchema.Read("run-results-v6").Validate(results));
        Assert.NotEmpty(JsonSchema.Read("run-results-v6").Validate(JsonNode.Parse("""{"metadata":{"dbt_schema_version":"x"},"results":[{"status":"odd"}],"elapsed_time":1}""")));
    }

    /// <summary>A chargeback for a transaction that was built before, and one new transaction, in a later load.</summary>
    private async Task LoadLaterChargebackAsync() => await warehouse.Warehouse("build").ExecuteAsync(
        "test",
        [
            "insert into raw.chargebacks select transaction_id, card_token, cast('2024-04-02 00:00:00' as timestamp), '10.4', amount, currency, cast('2024-04-02' as date), cast('2024-04-03 00:00:00' as timestamp), 'run-2' from raw.transactions where transaction_id = 'tx-000001'",
            "create temp table later as select * from raw.transactions where transaction_id = 'tx-000002'",
            "update later set transaction_id = 'tx-900000', run_key = 'run-2'",
            "insert into raw.transactions select * from later",
            "insert into ops.load_audit select 'run-2', entity, manifest, 'e', 1, 1, 0, 0, 0, 0, cast('2024-04-03 01:00:00' as timestamp) from ops.load_audit where run_key = 'run-1' and entity <> 'decisions'",
        ],
        CancellationToken.None);

    private Task<string> IncrementalRowsAsync() =>
        warehouse.RowsAsync("build", "select transaction_id, billing_amount_usd, fraud_reported_at, loaded_at from marts.fct_transactions order by transaction_id");

    [GeneratedRegex(@"CREATE TABLE ([\w.]+) \((.*?)\n\)", RegexOptions.Singleline)]
    private static partial Regex CreateTable { get; }

    [GeneratedRegex(@"^\s+([a-z_]+) (double precision|[a-z]+(?:\([\d,]+\))?)", RegexOptions.Multiline)]
    private static partial Regex ColumnLine { get; }

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment { get; }

    [GeneratedRegex("UnitsPerDollar = \"\"\"(.*?)\"\"\"", RegexOptions.Singleline)]
    private static partial Regex UnitsPerDollar { get; }
}
