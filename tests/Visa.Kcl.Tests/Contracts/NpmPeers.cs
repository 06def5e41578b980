using System.Diagnostics;

namespace Visa.Kcl.Tests.Contracts;

/// <summary>
/// npm's kinesalite and dynalite: those that KINESALITE_ENDPOINT and DYNALITE_ENDPOINT name, or processes of our own where
/// `tests/peers/peers install` has put them.
/// </summary>
internal sealed class NpmPeers : IAsyncDisposable
{
    private static readonly string[] Variables = ["KINESALITE_ENDPOINT", "DYNALITE_ENDPOINT"];

    private readonly Process? _process;
    private readonly Dictionary<string, string> _addresses;

    private NpmPeers(Process? process, Dictionary<string, string> addresses)
    {
        _process = process;
        _addresses = addresses;
    }

    public string? this[string variable] => _addresses.GetValueOrDefault(variable);

    public static async Task<NpmPeers> StartAsync()
    {
        var given = Variables.Where(v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v))).ToDictionary(v => v, v => Environment.GetEnvironmentVariable(v)!);
        if (given.Count > 0 || FindRoot() is not { } root)
            return new(null, given);
        var modules = Path.Combine(root, "artifacts", "peers", "node_modules");
        if (!Directory.Exists(Path.Combine(modules, "kinesalite")) || !Directory.Exists(Path.Combine(modules, "dynalite")))
            return new(null, given);

        var start = new ProcessStartInfo("node", [Path.Combine(root, "tests", "peers", "peers.js")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["NODE_PATH"] = modules;
        var process = Process.Start(start)!;
        foreach (var _ in Variables)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("kinesalite and dynalite did not start.");
            given[line.Split('=')[0]] = line.Split('=')[1];
        }

        return new(process, given);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string? FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Visa.slnx")))
            directory = directory.Parent;
        return directory?.FullName;
    }
}
