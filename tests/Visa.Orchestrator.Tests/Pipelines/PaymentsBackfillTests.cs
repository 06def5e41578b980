using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Tests.Hosting;

namespace Visa.Orchestrator.Tests.Pipelines;

/// <summary>Days that were missed are made up for by a backfill of the pipeline on the embedded AWS: its tables and marts are then, row for row, those of a pipeline that ran every day.</summary>
public sealed class PaymentsBackfillTests(LandedDays days) : IClassFixture<LandedDays>
{
    private const int PoisonedDay = 1;
    private const string Poison = "raw/transactions/01/payments.gz";

    /// <summary>When something was done, and in which bucket, differs; what was done does not. How often loads met each other's rows depends on their order.</summary>
    private static readonly string[] OfTheRun = ["loaded_at", "ingested_at", "manifest", "manifest_digest", "inserted_rows", "replaced_rows", "superseded_rows"];

    [Fact]
    public async Task Backfill_OneDayIsPoisoned_OthersGoOnAndClearingItHealsTheTables()
    {
        var late = days.Poisoned;
        var content = await PoisonAsync(late.Lake);

        await late.BackfillAsync(maxActive: 1);

        for (var day = 0; day < LandedDays.Count; day++)
        {
            Assert.Equal(day == PoisonedDay ? RunState.Failed : RunState.Succeeded, (await late.RunAsync(day)).State);
        }

        var failed = (await late.RunAsync(PoisonedDay)).Steps;
        Assert.Contains(Poison, Assert.Single(failed, step => step.State == StepState.Failed).Error, StringComparison.Ordinal);
        Assert.Equal("transform", failed.Single(step => step.State == StepState.Failed).Name);
        Assert.All(failed.Where(step => step.Name.StartsWith("load-", StringComparison.Ordinal)), load => Assert.Equal(StepState.UpstreamFailed, load.State));
        Assert.NotEqual(await days.Straight.RowsAsync("SELECT COUNT(*) FROM marts.fct_transactions"), await late.Lake.RowsAsync("SELECT COUNT(*) FROM marts.fct_transactions"));

        await late.Lake.PutAsync(Poison, content);
        var healed = await late.ClearAsync(PoisonedDay);

        Assert.Equal(RunState.Succeeded, healed.State);
        await AssertSameAsync(["raw", "ops", "marts"], days.Straight, late.Lake, except: OfTheRun);
    }

    [Fact]
    public async Task Backfill_SeveralDaysAtOnce_LeavesTheSameTables()
    {
        var late = days.Sound;

        await late.BackfillAsync(maxActive: 3);

        await AssertSameAsync(LandedDays.IsLong ? ["raw", "ops", "marts"] : ["raw", "ops"], days.Straight, late.Lake, except: OfTheRun);
    }

    /// <summary>Its run claimed what had landed and was cut off; since then somebody has deleted one of the objects.</summary>
    private static async Task<byte[]> PoisonAsync(Lakehouse lake)
    {
        for (var day = 0; day <= PoisonedDay; day++)
        {
            var interval = LandedDays.IntervalOf(day);
            await lake.Claims.ClaimAsync(BatchInterval.RunKeyOf(interval), interval.End.AddSeconds(10), default);
        }

        var content = (await lake.Lake.ReadAsync(Poison, default))!;
        await lake.DeleteAsync(Poison);
        return content;
    }

    private static async Task AssertSameAsync(string[] schemas, Lakehouse expected, Lakehouse actual, string[] except)
    {
        var tables = await TablesAsync(expected, schemas, except);
        Assert.Equal(tables, await TablesAsync(actual, schemas, except));
        foreach (var (table, columns) in tables)
        {
            var sql = $"SELECT {columns} FROM {table} ORDER BY {string.Join(", ", Enumerable.Range(1, columns.Split(',').Length))}";
            var (one, other) = (await RowsAsync(expected, sql), await RowsAsync(actual, sql));
            Assert.True(one.SequenceEqual(other), $"{table}: only in the straight run {string.Join(" | ", one.Except(other))}; only in the backfill {string.Join(" | ", other.Except(one))}");
            // Rates are of payments that have matured, for which some days are too few.
            Assert.True(one.Count > 0 || !(LandedDays.IsLong || table.StartsWith("raw.", StringComparison.Ordinal) || table is "marts.fct_transactions" or "marts.fct_decisions"), $"{table} is empty");
        }
    }

    /// <summary>Each table with its columns.</summary>
    private static async Task<IReadOnlyList<(string Table, string Columns)>> TablesAsync(Lakehouse lake, string[] schemas, string[] except)
    {
        var rows = await lake.Warehouse.QueryAsync("columns", "SELECT table_schema, table_name, column_name FROM information_schema.columns ORDER BY table_schema, table_name, ordinal_position", default);
        return [.. rows.Where(row => schemas.Contains(row[0]) && row[1] is not ("sent_audit" or "schema_migrations") && !except.Contains(row[2]))
            .GroupBy(row => $"{row[0]}.{row[1]}", row => row[2]!).Select(table => (table.Key, string.Join(", ", table)))];
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(Lakehouse lake, string sql) =>
        [.. (await lake.Warehouse.QueryAsync("rows", sql, default)).Select(row => string.Join(',', row.Select(value => value ?? "null")))];
}
