using Microsoft.Extensions.Options;
using Visa.LocalAws.Glue.Contracts;
using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>
/// Works a run off: reads the claimed objects into tables, runs the SQL over them, writes each output as Parquet under the run's own key, and
/// then a manifest of exactly those objects. Who reads by the manifest sees all of a run or nothing of it; the same run key again replaces it.
/// </summary>
internal sealed class TransformEngine(LakeStore lake, RawReader reader, OutputWriter writer, GlueStore store, IOptions<GlueOptions> options, TimeProvider time)
{
    public async Task RunAsync(string runId, IReadOnlyDictionary<string, string> arguments, string logPath, CancellationToken cancellationToken)
    {
        using var log = new RunLog(logPath, time);
        var folder = Path.Combine(store.Folder, "work", runId);
        try
        {
            await RunAsync(runId, TransformArguments.Read(arguments), folder, log, cancellationToken);
            log.Write("Succeeded");
        }
        catch (SqlRefusal refusal)
        {
            log.Write(refusal.Message);
            throw new TransformFailure(refusal.Message, refusal);
        }
        catch (AwsException exception)
        {
            log.Write($"{exception.Code}: {exception.Message}");
            throw new TransformFailure($"{exception.Code}: {exception.Message}", exception);
        }
        catch (Exception exception)
        {
            log.Write(exception.Message);
            throw;
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(string runId, TransformArguments arguments, string folder, RunLog log, CancellationToken cancellationToken)
    {
        var contract = TransformContract.Parse(await ReadAsync(arguments.Contract, cancellationToken));
        var script = TransformScript.Parse(System.Text.Encoding.UTF8.GetString(await ReadAsync(arguments.Sql, cancellationToken)));
        using var workspace = TransformWorkspace.Open(folder, lake.Folder, options.Value);
        var claimed = await ClaimedObjects.ReadAsync(lake, arguments.Manifest, contract, cancellationToken);
        var inputs = new List<RawInput>();
        try
        {
            foreach (var (name, input) in contract.Inputs)
            {
                inputs.Add(await reader.OpenAsync(workspace, name, input, claimed[name], cancellationToken));
                log.Write($"Opened {name}: {inputs[^1].Lines} lines of {claimed[name].Count} objects");
            }
            await workspace.RunAsync(arguments.ToView(), cancellationToken);
            await RunScriptAsync(workspace, script, inputs, log, cancellationToken);
            await WriteAsync(workspace, contract, inputs, arguments, runId, log, cancellationToken);
        }
        finally
        {
            inputs.ForEach(input => input.Dispose());
        }
    }

    private static async Task RunScriptAsync(TransformWorkspace workspace, IReadOnlyList<string> script, List<RawInput> inputs, RunLog log, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var statement in script)
                await workspace.RunAsync(statement, cancellationToken);
        }
        catch (SqlRefusal)
        {
            // It may be a line that is no JSON object: such objects are read line by line, and everything begins anew.
            var found = 0;
            foreach (var input in inputs)
                found += await input.SetAsideUnreadableAsync(cancellationToken);
            if (found == 0)
                throw;
            log.Write($"Read {found} objects line by line: some of their lines are no JSON objects");
            foreach (var statement in script)
                await workspace.RunAsync(statement, cancellationToken);
        }
        log.Write($"Ran {script.Count} statements");
    }

    private async Task WriteAsync(
        TransformWorkspace workspace, TransformContract contract, List<RawInput> inputs, TransformArguments arguments, string runId, RunLog log, CancellationToken cancellationToken)
    {
        var outputs = new Dictionary<string, OutputCount>(StringComparer.Ordinal);
        foreach (var (name, output) in contract.Outputs)
        {
            outputs[name] = await writer.WriteAsync(workspace, name, output, arguments, runId, cancellationToken);
            log.Write($"Wrote {name}: {outputs[name].Rows} rows in {outputs[name].Objects} objects, {outputs[name].Manifest}");
        }
        var counts = inputs.ToDictionary(input => input.Name, input => input.Count(), StringComparer.Ordinal);
        if (contract.SummaryLocation is { } place)
            await writer.WriteSummaryAsync(TransformContract.Place(place, arguments.Manifest), new TransformSummary(arguments.RunKey, runId, counts, outputs), cancellationToken);
    }

    private async Task<byte[]> ReadAsync(S3Url url, CancellationToken cancellationToken) =>
        await lake.ReadAsync(url, cancellationToken) ?? throw new TransformFailure($"There is no object {url}.");
}
