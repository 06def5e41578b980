namespace Aspire.Hosting.ApplicationModel;

/// <summary>The address of an endpoint in this run.</summary>
/// <param name="Host">The name callers connect to.</param>
/// <param name="Port">The port callers connect to.</param>
/// <param name="TargetPorts">The port of each replica's process; the same as <paramref name="Port"/> when nothing stands between.</param>
internal sealed record AllocatedAddress(string Host, int Port, IReadOnlyList<int> TargetPorts)
{
    public bool IsRelayed => TargetPorts.Count > 1 || TargetPorts[0] != Port;
}
