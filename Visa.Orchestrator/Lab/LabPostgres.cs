using System.Diagnostics;
using Npgsql;

namespace Visa.Orchestrator.Lab;

/// <summary>A PostgreSQL server of its own in a temporary folder, from Debian's package; it listens on a socket of that folder alone.</summary>
public sealed class LabPostgres : IAsyncDisposable
{
    private const string Packages = "/usr/lib/postgresql";

    private readonly string _directory;
    private readonly string _programs;
    private int _databases;

    private LabPostgres(string directory, string programs) => (_directory, _programs) = (directory, programs);

    /// <summary>What installs it.</summary>
    public static string InstallCommand => "apt-get install -y postgresql";

    public static bool IsInstalled => Programs() is not null;

    /// <param name="isDurable">Whether commits wait for the disk; off is faster and survives no power cut.</param>
    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<LabPostgres> StartAsync(bool isDurable = false)
    {
        var programs = Programs() ?? throw new InvalidOperationException($"PostgreSQL is not installed: {InstallCommand}");
        var server = new LabPostgres(Directory.CreateTempSubdirectory("visa-pg-").FullName, programs);
        if (Environment.IsPrivilegedProcess)
        {
            // It refuses to run as root; Debian's package has made a user for it.
            await RunAsync("chown", ["postgres", server._directory]);
        }

        await server.RunAsServerAsync("initdb", ["-D", server.Data, "-U", "visa", "-A", "trust", "--no-sync", "-E", "UTF8"]);
        var settings = $"-c listen_addresses= -c unix_socket_directories={server._directory} -c max_connections=200 -c fsync={(isDurable ? "on" : "off")} -c synchronous_commit={(isDurable ? "on" : "off")}";
        await server.RunAsServerAsync("pg_ctl", ["-D", server.Data, "-l", Path.Combine(server._directory, "log"), "-w", "-o", settings, "start"]);
        return server;
    }

    /// <summary>A connection string to a new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"lab{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsServerAsync("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);
        Directory.Delete(_directory, recursive: true);
    }

    private string Data => Path.Combine(_directory, "data");

    private string ConnectionTo(string database) => $"Host={_directory};Username=visa;Database={database};Maximum Pool Size=40";

    private static string? Programs() => Directory.Exists(Packages)
        ? Directory.GetDirectories(Packages).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    private Task RunAsServerAsync(string program, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    /// <summary>Output goes nowhere: the server inherits it, and a pipe would stay open as long as the server runs.</summary>
    private static async Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with code {process.ExitCode}.");
        }
    }
}
