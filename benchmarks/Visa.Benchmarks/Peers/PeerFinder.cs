namespace Visa.Benchmarks.Peers;

/// <summary>
/// Finds what a benchmark compares with: modules of Debian's Python (a Python of one's own does not see those) and npm packages. What is
/// missing is installed only when asked for.
/// </summary>
internal sealed class PeerFinder(string root, bool install, Action<string> report)
{
    /// <summary>Debian's own interpreter, whichever comes first on PATH.</summary>
    public const string Python = "/usr/bin/python3";

    private const string Npm = "npm";

    private static readonly TimeSpan Probe = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Installation = TimeSpan.FromMinutes(10);

    /// <summary>The version of a Python module that a Debian package brings.</summary>
    public async Task<PeerLookup> PythonModuleAsync(string module, string debianPackage, CancellationToken cancellationToken)
    {
        var command = $"apt-get install -y {debianPackage}";
        if (await PythonVersionAsync(module, cancellationToken) is { } present) return PeerLookup.Found(present);
        if (!install) return PeerLookup.Missing($"Debian's python3 has no module {module}", command);
        report($"installing {debianPackage}");
        if (!File.Exists("/usr/bin/apt-get") || !Environment.IsPrivilegedProcess) return PeerLookup.Missing($"{debianPackage} can be installed only as root on Debian", command);
        await TryRunAsync("apt-get", ["update", "-qq"], cancellationToken);
        await TryRunAsync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", debianPackage], cancellationToken);
        return await PythonVersionAsync(module, cancellationToken) is { } version ? PeerLookup.Found(version) : PeerLookup.Missing($"{debianPackage} could not be installed", command);
    }

    /// <summary>The folder that holds <c>node_modules</c> with a package of an exact version.</summary>
    public async Task<PeerLookup> NpmPackageAsync(string package, string version, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, "artifacts", "bench", "npm", $"{package.Replace('/', '-')}@{version}");
        var manifest = Path.Combine(folder, "node_modules", package, "package.json");
        var command = $"npm install --prefix {Path.GetRelativePath(root, folder)} {package}@{version}";
        if (File.Exists(manifest)) return PeerLookup.Found(folder);
        if (!install) return PeerLookup.Missing($"the npm package {package}@{version} is not installed", command);
        report($"installing {package}@{version}");
        Directory.CreateDirectory(folder);
        await TryRunAsync(Npm, ["install", "--no-audit", "--no-fund", "--prefix", folder, $"{package}@{version}"], cancellationToken);
        return File.Exists(manifest) ? PeerLookup.Found(folder) : PeerLookup.Missing($"{package}@{version} could not be installed", command);
    }

    private static async Task<string?> PythonVersionAsync(string module, CancellationToken cancellationToken)
    {
        if (!File.Exists(Python)) return null;
        var script = $"import platform, {module} as m; print(getattr(m, '__version__', None) or getattr(m, 'VERSION', ''), '(Python', platform.python_version() + ')')";
        var answer = await PeerProcess.RunAsync(new PeerCommand(Python, ["-c", script]) { TimeLimit = Probe }, cancellationToken);
        return answer.ExitCode == 0 ? answer.Output.Trim() : null;
    }

    private static async Task TryRunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            await PeerProcess.RunAsync(new PeerCommand(program, arguments) { TimeLimit = Installation }, cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The program itself is missing: what it was to install is still missing afterwards, which is what the caller reports.
        }
    }
}
