namespace Visa.Generator.Behaviour;

/// <summary>Why a payment is attempted.</summary>
internal enum PaymentOrigin : byte
{
    Holder,
    Subscription,
    Refund,
    Fraudster,
}
