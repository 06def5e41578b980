using Visa.Domain.Decisions;

namespace Visa.Decisions.Policies;

/// <summary>
/// Decides a calibrated score by the least expected cost. Of a transaction of amount A that is a fraud with probability p, an approval costs p · (A + fee), a review
/// its own cost and p · (1 − found) · (A + fee), and a decline (1 − p) · the cost of refusing a genuine customer. Amounts are US dollars.
/// </summary>
/// <param name="Review">An analyst's look at one transaction.</param>
/// <param name="RefusedCustomer">A genuine customer who is refused.</param>
/// <param name="ChargebackFee">What a fraud costs besides its amount.</param>
/// <param name="ReviewFinds">The share of frauds that a review finds, 0 to 1.</param>
/// <param name="ReviewFrom">Below this probability nothing is reviewed, whatever the amount: analysts have no time for it.</param>
/// <param name="DeclineFrom">Below this probability nothing is declined.</param>
public readonly record struct DecisionCosts(double Review, double RefusedCustomer, double ChargebackFee, double ReviewFinds, double ReviewFrom, double DeclineFrom)
{
    public DecisionOutcome OutcomeOf(double probability, double amount)
    {
        var loss = amount + ChargebackFee;
        var (outcome, least) = (DecisionOutcome.Approve, probability * loss);
        var review = Review + probability * (1 - ReviewFinds) * loss;
        if (probability >= ReviewFrom && review < least) (outcome, least) = (DecisionOutcome.Review, review);
        return probability >= DeclineFrom && (1 - probability) * RefusedCustomer < least ? DecisionOutcome.Decline : outcome;
    }
}
