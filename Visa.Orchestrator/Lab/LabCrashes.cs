using Visa.Orchestrator.Scheduling;

namespace Visa.Orchestrator.Lab;

/// <summary>Ends a node at a point; from then on the node is dead and does nothing more.</summary>
internal sealed class LabCrashes : ICrashPoints
{
    private readonly Lock _gate = new();
    private int _left;
    private string? _point;

    public bool IsDead { get; private set; }

    /// <summary>How many points the node has passed.</summary>
    public int Passed { get; private set; }

    /// <summary>At the n-th point from now.</summary>
    public void After(int points)
    {
        lock (_gate)
        {
            (_left, _point) = (points, null);
        }
    }

    /// <summary>At the next point of this name.</summary>
    public void AtNext(string point)
    {
        lock (_gate)
        {
            (_left, _point) = (0, point);
        }
    }

    public void At(string point)
    {
        lock (_gate)
        {
            Passed++;
            IsDead |= point == _point || (_left > 0 && --_left == 0);
            if (IsDead)
            {
                throw new NodeCrashedException(point);
            }
        }
    }
}
