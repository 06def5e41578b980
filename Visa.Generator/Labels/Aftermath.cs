namespace Visa.Generator.Labels;

/// <summary>What the payments of a day will lead to on later ones; used again for the next day.</summary>
internal sealed class Aftermath
{
    public List<PendingRefund> Refunds { get; } = [];

    public List<PendingChargeback> Chargebacks { get; } = [];

    public void Clear()
    {
        Refunds.Clear();
        Chargebacks.Clear();
    }
}
