using System.Runtime.InteropServices;

namespace Visa.Features.Risk;

/// <summary>Frauds at a terminal that their amounts do not explain: signs of a terminal where cards are copied.</summary>
/// <param name="Unexplained7">In 7 matured days.</param>
/// <param name="Run">Since the last matured genuine transaction.</param>
/// <param name="RunStart">Event time of the first of the run, ms since 1970; 0 when there is none.</param>
/// <param name="LastGenuine">Event time of the last matured genuine transaction, ms since 1970; 0 when there is none.</param>
[StructLayout(LayoutKind.Sequential)]
public record struct TerminalRun(int Unexplained7, int Unexplained14, int Unexplained28, int Run, long RunStart, long LastGenuine);
