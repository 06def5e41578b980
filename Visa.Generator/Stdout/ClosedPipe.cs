namespace Visa.Generator.Stdout;

/// <summary>Tells a reader that has gone, as <c>head</c> does after its lines, from a disk that is full.</summary>
internal static class ClosedPipe
{
    private const int BrokenPipeOnUnix = 32;
    private const int BrokenPipeOnWindows = unchecked((int)0x8007006D);
    private const int NoDataOnWindows = unchecked((int)0x800700E8);

    public static bool IsCauseOf(IOException exception) =>
        exception.HResult is BrokenPipeOnWindows or NoDataOnWindows || (!OperatingSystem.IsWindows() && exception.HResult == BrokenPipeOnUnix)
        || exception.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.Shutdown };
}
