using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Views;

/// <summary>All about one step: its attempts, its parts (dbt models), what it was given and gives, and why it is not running.</summary>
public sealed record StepDetails(
    RunView Run, StepView Step, string Why, IReadOnlyList<StepInput> Inputs, string? Item, string? Spec, string? Handle, string? Token, string? Output, FailureClass? FailureClass, string? SetBy, string? Node,
    DateTimeOffset NotBefore, DateTimeOffset? UnreachableSince, IReadOnlyList<AttemptView> Attempts, IReadOnlyList<StepPart> Parts);
