using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Messaging.Consuming;

/// <summary>The context that the handlers of a batch use one after the other. Handlers that merely add rows leave them here, to be saved in one round trip.</summary>
/// <remarks>
/// No handler notices: 1. a handler that asked the database anything, or tracks anything but new rows, is saved at its end, and the next one starts with an empty
/// change tracker; 2. before a handler's first statement, the rows left by earlier ones are saved and let go; 3. rows for which the database makes more than the key are
/// not left, for a later handler could find one that lacks those values; 4. should anything fail or be lost, the batch runs again with a context for each handler.
/// Used by one flow at a time, like the context.
/// </remarks>
internal sealed class SharedContext
{
    private static readonly ConditionalWeakTable<DbContext, SharedContext> Shared = [];
    private readonly DbContext _context;
    private readonly List<EntityEntry> _left = []; // New rows of handlers that have ended.
    private readonly List<EntityEntry> _own = []; // New rows of the handler that runs.
    private bool _onlyAdds = true; // Of the handler that runs.

    private SharedContext(DbContext context)
    {
        _context = context;
        context.ChangeTracker.Tracked += (_, tracked) => Track(tracked.Entry);
        context.ChangeTracker.StateChanged += (_, _) => _onlyAdds = false;
    }

    /// <summary>Gets a value indicating whether rows of handlers that have ended wait to be saved.</summary>
    internal bool HasLeft => _left.Count > 0;

    internal static SharedContext Of(DbContext context) => Shared.GetValue(context, static key => new SharedContext(key));

    internal static bool TryFind(DbContext? context, [NotNullWhen(true)] out SharedContext? shared)
    {
        shared = null;
        return context is not null && Shared.TryGetValue(context, out shared);
    }

    /// <summary>A handler begins.</summary>
    internal void Begin() => _onlyAdds = true;

    /// <summary>A handler has ended: saves what it did, or leaves it to be saved with what others do.</summary>
    internal async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_onlyAdds)
        {
            _left.AddRange(_own);
            _own.Clear();
        }
        else
        {
            await SaveAsync(cancellationToken);
        }
    }

    /// <summary>Saves everything and forgets it.</summary>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _context.SaveChangesAsync(cancellationToken);
        _context.ChangeTracker.Clear();
        _own.Clear();
    }

    /// <summary>Makes sure that a statement of a handler finds what earlier handlers did.</summary>
    internal async ValueTask BeforeStatementAsync(CancellationToken cancellationToken)
    {
        _onlyAdds = false;
        if (HasLeft)
            await _context.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc cref="BeforeStatementAsync"/>
    internal void BeforeStatement()
    {
        _onlyAdds = false;
        if (HasLeft)
            _context.SaveChanges();
    }

    /// <exception cref="SharedContextException">A handler has thrown away what earlier ones had left.</exception>
    internal void Saving()
    {
        _onlyAdds = false;
        if (HasLeft && _context.ChangeTracker.Entries().Count(entry => entry.State == EntityState.Added) < _left.Count + _own.Count)
            throw new SharedContextException("A handler took rows out of the change tracker that other handlers had added.");
    }

    /// <summary>Lets the earlier handlers' rows go, so that the handler that runs finds them in the database alone.</summary>
    internal void Saved()
    {
        foreach (var entry in _left)
            entry.State = EntityState.Detached;
        _left.Clear();
    }

    private void Track(EntityEntry entry)
    {
        if (entry.State == EntityState.Added && !HasGeneratedValues(entry.Metadata))
            _own.Add(entry);
        else
            _onlyAdds = false;
    }

    private static bool HasGeneratedValues(IEntityType type)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.ValueGenerated != ValueGenerated.Never && !property.IsPrimaryKey())
                return true;
        }

        return false;
    }
}
