using System.Diagnostics;

namespace Visa.Dbt.Cli;

/// <summary>An installed dbt, which is run instead of the embedded one. <c>VISA_DBT=embedded</c> keeps to the embedded one.</summary>
internal static class ExternalDbt
{
    /// <summary>The path of dbt; null without one.</summary>
    public static string? Find(Func<string, string?> environment)
    {
        if (environment("VISA_DBT") is { } chosen) return chosen == "embedded" ? null : File.Exists(chosen) ? chosen : throw new DbtException($"VISA_DBT names {chosen}, which is not there. It is a path of dbt, or 'embedded'.");
        return (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "dbt"))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Runs it in the project's folder; with an embedded AWS, on the warehouse's file, which is given back at the end.</summary>
    public static async Task<int> RunAsync(
        string dbt, IReadOnlyList<string> arguments, string project, TextWriter output, Func<string, string?> environment, TimeProvider time, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"Running {dbt}");
        await using var release = await WarehouseRelease.TakeAsync(environment, time, cancellationToken);
        var start = new ProcessStartInfo(dbt) { WorkingDirectory = Path.GetFullPath(project), UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        if (release is not null)
        {
            start.Environment["DBT_TARGET"] = environment("DBT_TARGET") ?? "duckdb";
            start.Environment["DBT_DUCKDB_PATH"] = release.Path;
        }
        using var process = Process.Start(start) ?? throw new DbtException($"{dbt} did not start");
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return process.ExitCode;
    }
}
