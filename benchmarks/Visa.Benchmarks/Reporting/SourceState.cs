using Visa.Benchmarks.Peers;

namespace Visa.Benchmarks.Reporting;

/// <summary>The commit that was measured, and whether the working tree differed from it.</summary>
internal sealed record SourceState(string Commit, bool IsModified)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task<SourceState> ReadAsync(string root, CancellationToken cancellationToken)
    {
        try
        {
            var commit = await GitAsync(root, ["rev-parse", "HEAD"], cancellationToken);
            var changes = await GitAsync(root, ["status", "--porcelain", "--untracked-files=no"], cancellationToken);
            return commit.ExitCode == 0 ? new SourceState(commit.LastLine, changes.Output.Trim().Length > 0) : new SourceState("unknown", false);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new SourceState("unknown", false);
        }
    }

    private static Task<PeerResult> GitAsync(string root, string[] arguments, CancellationToken cancellationToken) =>
        PeerProcess.RunAsync(new PeerCommand("git", arguments) { WorkingDirectory = root, TimeLimit = Limit }, cancellationToken);
}
