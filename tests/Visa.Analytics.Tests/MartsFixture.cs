using Visa.Dbt.Execution;
using Visa.Dbt.Tests.Hosting;
using Visa.Dbt.Warehouse;

namespace Visa.Analytics.Tests;

/// <summary>The marts, built once from the rows that the dbt project is tested with.</summary>
public sealed class MartsFixture : IAsyncLifetime
{
    private const string Database = "build";

    private readonly WarehouseFixture _warehouse = new();

    public DataApiWarehouse Marts => _warehouse.Warehouse(Database);

    public string Url => _warehouse.Url;

    public async Task InitializeAsync()
    {
        await _warehouse.InitializeAsync();
        await _warehouse.WithRawRowsAsync(Database);
        var built = await _warehouse.RunAsync(DbtCommand.Build, Database, Repository.Dbt, invocation => invocation with { ResourceTypes = ["seed", "model"] });
        Assert.True(built.ExitCode == 0, string.Join('\n', built.Results.Where(result => result.Status.IsFailure()).Select(result => result.Message)));
    }

    public Task DisposeAsync() => _warehouse.DisposeAsync();

    public Task<string> RowsAsync(string sql) => _warehouse.RowsAsync(Database, sql);
}
