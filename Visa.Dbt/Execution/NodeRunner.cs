using Amazon.Runtime;
using Visa.Dbt.Compilation;
using Visa.Dbt.Materializations;
using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;
using Visa.Dbt.Testing;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Execution;

/// <summary>Compiles and runs one node, and turns what goes wrong into its result.</summary>
internal sealed class NodeRunner(Manifest manifest, Compiler compiler, IWarehouse warehouse, RelationCache cache, TimeProvider time)
{
    private readonly ModelBuilder _models = new(warehouse, cache, compiler);
    private readonly SeedLoader _seeds = new(warehouse, cache, manifest.Project.Directory);
    private readonly DataTestRunner _tests = new(warehouse, manifest.Invocation.WarnsAreErrors, manifest.Invocation.StoresFailures);
    private readonly UnitTestRunner _unitTests = new(warehouse, manifest, compiler);
    private readonly FreshnessRunner _freshness = new(warehouse);

    public async Task<NodeResult> RunAsync(Node node, string thread, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var running = started;
        NodeResult result;
        try
        {
            var sql = node.Type is ResourceType.Model or ResourceType.Test or ResourceType.Operation ? compiler.Compile(node) : "";
            running = time.GetUtcNow();
            await CompiledFiles.WriteAsync(manifest.Project, node, cancellationToken);
            result = await DispatchAsync(node, sql, cancellationToken);
        }
        catch (DbtException exception)
        {
            result = new NodeResult(node, RunStatus.Error, exception.Display);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException)
        {
            result = new NodeResult(node, RunStatus.Error, $"The warehouse cannot be reached: {exception.Message}");
        }
        return result with { CompileStarted = started, ExecuteStarted = running, Completed = time.GetUtcNow(), Thread = thread };
    }

    private async Task<NodeResult> DispatchAsync(Node node, string sql, CancellationToken cancellationToken)
    {
        switch (node.Type)
        {
            case ResourceType.Model:
                var built = await _models.BuildAsync(node, sql, cancellationToken);
                return new NodeResult(node, RunStatus.Success, built.Message) { RowsAffected = built.Rows };
            case ResourceType.Seed:
                var loaded = await _seeds.LoadAsync(node, cancellationToken);
                return new NodeResult(node, RunStatus.Success, loaded.Message) { RowsAffected = loaded.Rows };
            case ResourceType.Test:
                return await _tests.RunAsync(node, sql, cancellationToken);
            case ResourceType.UnitTest:
                return await _unitTests.RunAsync(node, cancellationToken);
            case ResourceType.Source:
                return await _freshness.RunAsync(node, cancellationToken);
            case ResourceType.Operation:
                return await RunHookAsync(node, sql, cancellationToken);
            default:
                return new NodeResult(node, RunStatus.NoOp, "NO-OP");
        }
    }

    private async Task<NodeResult> RunHookAsync(Node node, string sql, CancellationToken cancellationToken)
    {
        var statement = sql.Trim().TrimEnd(';');
        if (statement.Length > 0) await warehouse.ExecuteAsync($"dbt/{node.Name}", [statement], cancellationToken);
        return new NodeResult(node, RunStatus.Success, "OK");
    }
}
