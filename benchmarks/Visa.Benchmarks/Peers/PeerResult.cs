namespace Visa.Benchmarks.Peers;

/// <summary>What a child process that ended left behind.</summary>
internal sealed record PeerResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The last line of the output, where a peer prints its figures.</summary>
    public string LastLine => Output.TrimEnd().Split('\n')[^1].Trim();

    /// <exception cref="InvalidOperationException">It did not end with exit code 0.</exception>
    public PeerResult EnsureSuccess(string program) => ExitCode == 0
        ? this
        : throw new InvalidOperationException($"{program} ended with exit code {ExitCode}: {Errors.Trim()}");
}
