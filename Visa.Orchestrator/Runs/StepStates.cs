namespace Visa.Orchestrator.Runs;

public static class StepStates
{
    public static bool IsEnd(this StepState state) => state >= StepState.Succeeded;

    public static bool IsHeld(this StepState state) => state is >= StepState.Claimed and <= StepState.Cancelling;

    public static bool IsFailure(this StepState state) => state is StepState.Failed or StepState.UpstreamFailed;

    public static bool IsEnd(this RunState state) => state >= RunState.Succeeded;
}
