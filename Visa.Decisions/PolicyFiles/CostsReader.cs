using Visa.Decisions.Policies;
using YamlDotNet.RepresentationModel;

namespace Visa.Decisions.PolicyFiles;

/// <summary>Reads <c>costs</c>: what decides a model's score.</summary>
internal sealed class CostsReader(PolicyProblems problems)
{
    private const double MaxCost = 1_000_000;

    /// <summary>Null when the policy has none, or, with a problem, unsound ones.</summary>
    public DecisionCosts? Read(YamlNode? node)
    {
        if (node is null) return null;
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(node.Start, "\"costs\" must hold amounts in US dollars and probabilities: review, refused_customer, chargeback_fee, review_finds, review_from and decline_from.");
            return null;
        }

        var keys = new Keys(mapping, "costs", problems, "review", "refused_customer", "chargeback_fee", "review_finds", "review_from", "decline_from");
        var (review, refused, fee) = (Within(keys, "review", MaxCost), Within(keys, "refused_customer", MaxCost), Within(keys, "chargeback_fee", MaxCost));
        var (finds, reviewFrom, declineFrom) = (Within(keys, "review_finds", 1), Within(keys, "review_from", 1), Within(keys, "decline_from", 1));
        if (reviewFrom > declineFrom) problems.Add(mapping.Start, $"review_from {reviewFrom} must not be above decline_from {declineFrom}: a transaction that is not worth a look cannot be refused.");
        return review is null || refused is null || fee is null || finds is null || reviewFrom is null || declineFrom is null
            ? null
            : new DecisionCosts(review.Value, refused.Value, fee.Value, finds.Value, reviewFrom.Value, declineFrom.Value);
    }

    private double? Within(Keys keys, string key, double most)
    {
        var number = keys.Number(key);
        if (number is { } value && (value < 0 || value > most))
        {
            problems.Add(keys.Required(key)!.Start, $"\"{key}\" must be from 0 to {most.ToString(System.Globalization.CultureInfo.InvariantCulture)}, not {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
            return null;
        }

        return number;
    }
}
