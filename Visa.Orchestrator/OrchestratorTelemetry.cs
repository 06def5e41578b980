using System.Diagnostics;

namespace Visa.Orchestrator;

internal static class OrchestratorTelemetry
{
    public const string RunKeyTag = "visa.run_key";

    public static readonly ActivitySource Source = new("Visa.Orchestrator");
}
