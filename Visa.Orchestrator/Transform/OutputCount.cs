namespace Visa.Orchestrator.Transform;

/// <param name="Manifest">Of exactly these objects, for COPY.</param>
public sealed record OutputCount(int Objects, long Rows, string Manifest);
