using Visa.Scoring.Policies;

namespace Visa.Scoring.Api;

internal sealed record PoliciesJson(string? InEffect, IReadOnlyList<PolicyChange> Pending, IReadOnlyList<PolicyChange> History)
{
    public static PoliciesJson Of(PolicyStore policies) => new(policies.State.InEffect, policies.State.Pending, policies.State.History);
}
