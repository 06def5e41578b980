using System.Text.Json.Nodes;
using Visa.Dbt.Execution;
using Visa.Dbt.Projects;
using Visa.Dbt.Tests.Artifacts;
using Visa.Dbt.Tests.Hosting;

namespace Visa.Dbt.Tests.Execution;

/// <summary>Small projects in the embedded warehouse: each test has a schema of its own.</summary>
public sealed class DbtRunnerTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private const string Database = "small";

    [Fact]
    public async Task Build_WithEveryMaterialization_MakesWhatItSays()
    {
        using var project = new SmallProject()
            .Write("seeds/colours.csv", "id,name,is_warm,since\n1,red,true,2024-01-01\n2,\"sea, \"\"deep\"\"\",false,2024-01-02\n3,,true,\n")
            .Write("models/base.sql", "{{ config(materialized='ephemeral') }}\nselect id, name from {{ ref('colours') }}")
            .Write("models/second.sql", "{{ config(materialized='ephemeral') }}\nselect * from {{ ref('base') }} where id > 1")
            .Write("models/shown.sql", "{{ config(schema='m1') }}\n-- a comment first\nwith s as (select * from {{ ref('second') }}) select * from s")
            .Write("models/kept.sql", "{{ config(schema='m1', materialized='table', dist='id', sort=['id'], pre_hook=\"create table if not exists lab_m1.hooks (n int)\", post_hook=['insert into lab_m1.hooks select count(*) from {{ this }}']) }}\nselect * from {{ ref('shown') }}");

        var outcome = await BuildAsync(project, "m1");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Done. PASS=3 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=3", outcome.Done);
        Assert.Equal("2,sea, \"deep\"|3,null", await warehouse.RowsAsync(Database, "select id, name from lab_m1.kept order by id"));
        Assert.Equal("2", await warehouse.RowsAsync(Database, "select n from lab_m1.hooks"));
        Assert.Equal("true", await warehouse.RowsAsync(Database, "select is_warm from lab.colours where since = cast('2024-01-01' as date)"));
        Assert.Equal("BASE TABLE,VIEW", string.Join(',', (await warehouse.RowsAsync(Database, "select table_type from information_schema.tables where table_schema = 'lab_m1' and table_name in ('kept', 'shown') order by table_name")).Split('|')));
    }

    [Fact]
    public async Task Run_OfATableThatWasAView_ReplacesItAndBack()
    {
        using var project = new SmallProject().Write("models/thing.sql", "{{ config(schema='m2', materialized=var('as')) }} select 1 as a");
        foreach (var kind in (string[])["view", "table", "table", "view", "table"])
        {
            var outcome = await RunAsync(DbtCommand.Run, project, "m2", invocation => invocation with { Vars = new Dictionary<string, object?> { ["as"] = kind } });
            Assert.True(outcome.ExitCode == 0, outcome.Results[0].Message);
            Assert.Equal(kind == "view" ? "VIEW" : "BASE TABLE", await warehouse.RowsAsync(Database, "select table_type from information_schema.tables where table_schema = 'lab_m2'"));
        }
    }

    [Fact]
    public async Task Run_OfAnIncrementalModel_ReplacesByKeyAndAppends()
    {
        using var project = new SmallProject()
            .Write("models/keyed.sql", "{{ config(schema='m3', materialized='incremental', unique_key=['a', 'b']) }} select {{ var('round') }} as round, n.a, n.b from (select 1 as a, 1 as b union all select 1, 2 {% if is_incremental() %} union all select 2, 2 {% endif %}) n {% if is_incremental() %} where n.b = 2 {% endif %}")
            .Write("models/added.sql", "{{ config(schema='m3', materialized='incremental') }} select {{ var('round') }} as round")
            .Write("models/grown.sql", "{{ config(schema='m3', materialized='incremental', on_schema_change='append_new_columns') }} select 1 as a {{ ', 2 as b' if var('round') == 2 }}")
            .Write("models/strict.sql", "{{ config(schema='m3', materialized='incremental', on_schema_change='fail') }} select 1 as a {{ ', 2 as b' if var('round') == 2 }}");

        await RunAsync(DbtCommand.Run, project, "m3", With("round", 1L));
        var second = await RunAsync(DbtCommand.Run, project, "m3", With("round", 2L));

        Assert.Equal("1,1,1|2,1,2|2,2,2", await warehouse.RowsAsync(Database, "select round, a, b from lab_m3.keyed order by a, b"));
        Assert.Equal("1|2", await warehouse.RowsAsync(Database, "select round from lab_m3.added order by 1"));
        Assert.Equal("1,null|1,2", await warehouse.RowsAsync(Database, "select a, b from lab_m3.grown order by b desc"));
        Assert.Contains("out of sync: added b", second.Results.Single(result => result.Node.Name == "strict").Message, StringComparison.Ordinal);

        var full = await RunAsync(DbtCommand.Run, project, "m3", invocation => With("round", 2L)(invocation) with { IsFullRefresh = true });
        Assert.Equal(0, full.ExitCode);
        Assert.Equal("2,1,1|2,1,2", await warehouse.RowsAsync(Database, "select round, a, b from lab_m3.keyed order by a, b"));
    }

    [Theory]
    [InlineData("amount: decimal(10,2)", "cast(1 as decimal(12,2)) as amount", "amount: the query gives decimal(12,2), the contract says decimal(10,2)")]
    [InlineData("amount: decimal(10,2)", "cast(1 as decimal(10,2)) as amount, 2 as more", "more: integer, missing in contract")]
    [InlineData("amount: decimal(10,2)", "1 as other", "amount: decimal(10,2), missing in definition")]
    [InlineData("amount: decimal(10,2)", "cast(1 as decimal(10,2)) as amount", "")]
    public async Task Run_WithAContract_HoldsNamesAndTypes(string column, string select, string message)
    {
        var parts = column.Split(": ");
        using var project = new SmallProject()
            .Write("models/promised.sql", $"{{{{ config(schema='m4', materialized='table') }}}} select {select}")
            .Write("models/promised.yml", $"models:\n  - name: promised\n    config: {{contract: {{enforced: true}}}}\n    columns:\n      - {{name: {parts[0]}, data_type: \"{parts[1]}\"}}\n");

        var result = (await RunAsync(DbtCommand.Run, project, "m4")).Results.Single();

        Assert.Equal(message.Length == 0 ? RunStatus.Success : RunStatus.Error, result.Status);
        Assert.Contains(message, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_WithFailingTests_SkipsWhatStandsBelowAndWarnsWhereTold()
    {
        using var project = new SmallProject()
            .Write("models/first.sql", "{{ config(schema='m5', materialized='table') }} select 1 as id union all select 1 union all select null")
            .Write("models/below.sql", "{{ config(schema='m5') }} select * from {{ ref('first') }}")
            .Write("models/beside.sql", "{{ config(schema='m5') }} select 1 as x")
            .Write("models/props.yml", """
                models:
                  - name: first
                    columns:
                      - name: id
                        data_tests:
                          - unique
                          - not_null: {config: {severity: warn}}
                          - not_null: {name: not_null_where, config: {where: "id = 1"}}
                          - not_null: {name: few_nulls, config: {error_if: ">5", warn_if: ">0"}}
                          - accepted_values: {arguments: {values: [1], quote: false}}
                          - relationships: {arguments: {to: ref('beside'), field: x}}
                """)
            .Write("tests/no_rows.sql", "{{ config(store_failures=true, schema='m5_audit') }} select id from {{ ref('first') }} where id is null");

        var outcome = await BuildAsync(project, "m5");

        var status = outcome.Results.ToDictionary(result => result.Node.Name, result => result.Status.Name());
        Assert.Equal(
            [
                ("accepted_values_first_id__False__1", "pass"), ("below", "skipped"), ("beside", "success"), ("few_nulls", "warn"), ("first", "success"), ("no_rows", "fail"), ("not_null_first_id", "warn"),
                ("not_null_where", "pass"), ("relationships_first_id__x__ref_beside_", "pass"), ("unique_first_id", "fail"),
            ],
            status.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("Done. PASS=5 WARN=2 ERROR=2 SKIP=1 NO-OP=0 TOTAL=10", outcome.Done);
        Assert.Equal("Got 1 result, configured to fail if != 0", outcome.Results.Single(result => result.Node.Name == "unique_first_id").Message);
        Assert.Equal("null", await warehouse.RowsAsync(Database, "select id from lab_m5_audit.no_rows"));
        var strict = await RunAsync(DbtCommand.Test, project, "m5", invocation => invocation with { WarnsAreErrors = true, Select = ["few_nulls"] });
        Assert.Equal(RunStatus.Fail, strict.Results.Single().Status);
    }

    [Fact]
    public async Task Retry_AfterAFailure_GoesOnWithWhatDidNotEndWell()
    {
        using var project = new SmallProject()
            .Write("models/good.sql", "{{ config(schema='m6', materialized='table') }} select 1 as a")
            .Write("models/bad.sql", "{{ config(schema='m6') }} select nothing from {{ ref('good') }}")
            .Write("models/after.sql", "{{ config(schema='m6') }} select * from {{ ref('bad') }}");

        var first = await BuildAsync(project, "m6");
        project.Write("models/bad.sql", "{{ config(schema='m6') }} select a from {{ ref('good') }}");
        var second = await RunAsync(DbtCommand.Retry, project, "m6");
        var third = await RunAsync(DbtCommand.Retry, project, "m6");

        Assert.Equal((1, "Done. PASS=1 WARN=0 ERROR=1 SKIP=1 NO-OP=0 TOTAL=3"), (first.ExitCode, first.Done));
        Assert.Equal(["after", "bad"], second.Results.Select(result => result.Node.Name).Order(StringComparer.Ordinal));
        Assert.Equal((0, DbtCommand.Build), (second.ExitCode, second.Command));
        Assert.Empty(third.Results);
    }

    [Fact]
    public async Task UnitTest_ThatDiffers_SaysWhatWasExpectedAndSkipsItsModel()
    {
        using var project = new SmallProject()
            .Write("models/input.sql", "{{ config(schema='m7') }} select 1 as a, cast(2.5 as decimal(8,2)) as b, cast('x' as varchar(9)) as c")
            .Write("models/doubled.sql", "{{ config(schema='m7', materialized='table') }} select a * 2 as a, b, c from {{ ref('input') }} {% if is_incremental() %} where a > 1 {% endif %}")
            .Write("models/tests.yml", """
                unit_tests:
                  - name: right
                    model: doubled
                    overrides: {macros: {is_incremental: true}}
                    given: [{input: ref('input'), rows: [{a: 1}, {a: 2, c: "it's"}, {a: 2, c: "it's"}]}]
                    expect: {rows: [{a: 4, c: "it's"}, {c: "it's", a: 4}]}
                  - name: wrong
                    model: doubled
                    given: [{input: ref('input'), rows: [{a: 1, b: 1.5}]}]
                    expect: {rows: [{a: 3, b: 1.5}]}
                """);

        var outcome = await BuildAsync(project, "m7");

        Assert.Equal(RunStatus.Pass, outcome.Results.Single(result => result.Node.Name == "right").Status);
        var wrong = outcome.Results.Single(result => result.Node.Name == "wrong");
        Assert.Equal(RunStatus.Fail, wrong.Status);
        Assert.Contains("expected 3 | 1.50", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("got      2 | 1.50", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Skipped, outcome.Results.Single(result => result.Node.Name == "doubled").Status);
    }

    [Fact]
    public async Task SourceFreshness_OfAnOldAndANewSource_WarnsAndWritesItsArtefact()
    {
        await warehouse.Warehouse(Database).ExecuteAsync("test", ["create schema if not exists m8", "create table m8.old as select dateadd(hour, -3, getdate()) as at", "create table m8.fresh as select getdate() as at", "create table m8.empty (at timestamp)"], CancellationToken.None);
        using var project = new SmallProject().Write("models/sources.yml", """
            sources:
              - name: m8
                config: {loaded_at_field: at, freshness: {warn_after: {count: 1, period: hour}, error_after: {count: 1, period: day}}}
                tables: [{name: old}, {name: fresh}, {name: empty}, {name: unread, config: {freshness: null}}]
            """);

        var outcome = await RunAsync(DbtCommand.SourceFreshness, project, "m8");

        Assert.Equal(["empty:runtime error", "fresh:pass", "old:warn"], outcome.Results.Select(result => $"{result.Node.Name}:{result.Status.Name()}").Order(StringComparer.Ordinal));
        Assert.Empty(JsonSchema.Read("sources-v3").Validate(JsonNode.Parse(warehouse.Artifact("m8", "sources.json"))));
    }

    [Fact]
    public async Task DocsGenerate_AfterABuild_WritesACatalogue()
    {
        using var project = new SmallProject().Write("models/shelf.sql", "{{ config(schema='m9', materialized='table') }} select 1 as a, 'x' as b");
        await BuildAsync(project, "m9");

        await RunAsync(DbtCommand.DocsGenerate, project, "m9");

        var catalog = JsonNode.Parse(warehouse.Artifact("m9", "catalog.json"))!;
        Assert.Empty(JsonSchema.Read("catalog-v1").Validate(catalog));
        Assert.Equal(["a", "b"], catalog["nodes"]!["model.small.shelf"]!["columns"]!.AsObject().Select(pair => pair.Key));
    }

    private Task<RunOutcome> BuildAsync(SmallProject project, string name) => RunAsync(DbtCommand.Build, project, name);

    private Task<RunOutcome> RunAsync(DbtCommand command, SmallProject project, string name, Func<Invocation, Invocation>? change = null, IRunObserver? observer = null) =>
        warehouse.RunAsync(command, Database, project.Path, invocation => (change ?? (same => same))(invocation) with { TargetPath = Path.Combine(Path.GetDirectoryName(invocation.TargetPath)!, name) }, observer);

    private static Func<Invocation, Invocation> With(string name, object? value) => invocation => invocation with { Vars = new Dictionary<string, object?> { [name] = value } };
}
