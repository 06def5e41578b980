using System.Diagnostics.CodeAnalysis;

namespace Visa.Benchmarks.Peers;

/// <summary>A peer that was found (its version or folder), or why it was not and the command that would bring it.</summary>
internal sealed record PeerLookup(string? Value, string? Reason, string? Command)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsFound => Value is not null;

    public static PeerLookup Found(string value) => new(value, null, null);

    public static PeerLookup Missing(string reason, string command) => new(null, reason, command);
}
