namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>
/// The pipes to the daemon. Its lines must be the only ones on stdout: once claimed, whatever else writes to the console goes to stderr, which the daemon
/// logs.
/// </summary>
internal static class StandardStreams
{
    private static Stream? _output;

    /// <summary>Keeps stdout for the protocol; to be called before anything is written.</summary>
    public static void Claim()
    {
        if (_output is not null)
            return;
        _output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
    }

    public static Stream OpenInput() => Console.OpenStandardInput();

    public static Stream OpenOutput()
    {
        Claim();
        return _output!;
    }
}
