using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Visa.LocalAws.Tests.DynamoDb.Contract;

/// <summary>npm's dynalite on a port of its own, where ./visa test --install puts the peers.</summary>
internal sealed class DynaliteProcess : IDisposable
{
    private const string Folder = "artifacts/peers";

    public const string Installation = "tests/peers/peers install";

    private readonly Process _process;

    private DynaliteProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    public static string? Script { get; } = Find();

    public static async Task<DynaliteProcess> StartAsync()
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo("node", [Script!, "--host", "127.0.0.1", "--port", $"{port}", "--createTableMs", "20", "--updateTableMs", "20", "--deleteTableMs", "20"])
        {
            RedirectStandardOutput = true,
        })!;
        await process.StandardOutput.ReadLineAsync();
        return new DynaliteProcess(process, $"http://127.0.0.1:{port}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static string? Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, Folder, "node_modules", "dynalite", "cli.js") is var script && File.Exists(script))
            {
                return script;
            }
        }

        return null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
