using Visa.Orchestrator.Scheduling;

namespace Visa.Orchestrator.Lab;

/// <summary>Ends a node at a point; from then on the node is dead and does nothing more.</summary>
internal sealed class LabCrashes : ICrashPoints
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _left;
    private string? _point;

    public bool IsDead => DiedAt is not null;

    /// <summary>The point at which the node was ended; null while it lives.</summary>
    public string? DiedAt { get; private set; }

    /// <summary>The name of the point at which the node, or else its successor, is to be ended; null for none.</summary>
    public string? Pending
    {
        get
        {
            lock (_gate)
            {
                return _point == DiedAt ? null : _point;
            }
        }
    }

    /// <summary>The names of the points that the node has passed.</summary>
    public IReadOnlyCollection<string> Names
    {
        get
        {
            lock (_gate)
            {
                return [.. _names];
            }
        }
    }

    /// <summary>At the n-th point from now.</summary>
    public void After(int points)
    {
        lock (_gate)
        {
            _left = points;
        }
    }

    /// <summary>At the next point of this name.</summary>
    public void AtNext(string point)
    {
        lock (_gate)
        {
            _point = point;
        }
    }

    public void At(string point)
    {
        lock (_gate)
        {
            _names.Add(point);
            if (!IsDead && (point == _point || (_left > 0 && --_left == 0)))
            {
                DiedAt = point;
            }

            if (IsDead)
            {
                throw new NodeCrashedException(point);
            }
        }
    }
}
