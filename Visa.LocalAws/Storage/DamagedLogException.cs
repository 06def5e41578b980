namespace Visa.LocalAws.Storage;

/// <summary>Records that had been acknowledged can no longer be read.</summary>
public sealed class DamagedLogException(string file, long offset, string finding)
    : Exception($"{file} is damaged at byte {offset}: {finding}. Records stored there had been acknowledged. Restore the file from a copy, or delete its folder to begin without its records.")
{
    public string File { get; } = file;

    /// <summary>The byte at which the first unreadable record begins.</summary>
    public long Offset { get; } = offset;
}
