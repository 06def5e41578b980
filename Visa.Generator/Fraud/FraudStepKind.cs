namespace Visa.Generator.Fraud;

internal enum FraudStepKind
{
    /// <summary>A payment of the fraudster's own.</summary>
    Payment,

    /// <summary>The holder disputes an own payment.</summary>
    Dispute,

    /// <summary>The holder has an own payment refunded without a right to it.</summary>
    Refund,

    /// <summary>As <see cref="Refund"/>, and disputes the payment as well.</summary>
    RefundAndDispute,
}
