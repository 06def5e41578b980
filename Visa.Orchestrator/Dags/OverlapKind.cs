namespace Visa.Orchestrator.Dags;

public enum OverlapKind
{
    Buffer,
    Skip,
    CancelPrevious,
}
