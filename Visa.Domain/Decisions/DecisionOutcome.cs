namespace Visa.Domain.Decisions;

public enum DecisionOutcome
{
    Approve,
    Review,
    Decline,
}
