namespace Visa.Benchmarks.Peers;

/// <summary>A child process: a program, its arguments and what bounds it.</summary>
internal sealed record PeerCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Default: the current folder.</summary>
    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>After which it is ended, with everything it started.</summary>
    public required TimeSpan TimeLimit { get; init; }
}
