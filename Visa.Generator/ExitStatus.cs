namespace Visa.Generator;

/// <summary>What the process exits with: 1 until the work is done.</summary>
internal sealed class ExitStatus
{
    public int Code { get; private set; } = 1;

    public void Succeed() => Code = 0;
}
