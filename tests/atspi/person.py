"""Someone who uses the page through a screen reader's interface (AT-SPI): what is not there for it is not there for them."""
import time

import pyatspi

PRESS = {'press', 'click', 'doDefault', 'check', 'uncheck', 'select', 'jump', 'open', 'activate', 'toggle'}


class Missing(AssertionError):
    pass


class Person:
    def __init__(self, seconds=20):
        self.seconds = seconds
        self.document = self.wait(self.find_document, 'the page', 60)

    def wait(self, look, what, seconds=0):
        end = time.monotonic() + (seconds or self.seconds)
        while True:
            try:
                found = look()
                if found:
                    return found
            except Exception: # what is asked about may vanish while it is looked at
                pass
            if time.monotonic() > end:
                raise Missing(f'{what} is not there')
            time.sleep(0.1)

    def find_document(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for app in desktop:
            if app and 'hrom' in (app.name or ''):
                for node in self.below(app):
                    if node.getRole() == pyatspi.ROLE_DOCUMENT_WEB and 'Stifinner' in (node.name or ''):
                        return node
        return None

    def below(self, root, limit=4000):
        """Every node below, in reading order."""
        stack = [root]
        while stack and limit > 0:
            limit -= 1
            node = stack.pop()
            if node is None:
                continue
            yield node
            try:
                stack.extend(reversed([node.getChildAtIndex(i) for i in range(node.childCount)]))
            except Exception:
                continue

    def named(self, role, name):
        """The first node of that role whose name is, or begins with, `name`."""
        for exact in (True, False):
            for node in self.below(self.document):
                if node.getRoleName() not in role:
                    continue
                text = node.name or ''
                if text == name if exact else text.startswith(name):
                    return node # further down a scroller, too: pressing it brings it into view
        return None

    def sees(self, name, role=('heading', 'static', 'paragraph', 'text', 'push button', 'section', 'label')):
        return self.wait(lambda: self.named(role, name), f'«{name}»')

    def act(self, node):
        actions = node.queryAction()
        for i in range(actions.nActions):
            if actions.getName(i) in PRESS:
                assert actions.doAction(i), f'«{node.name}» did nothing'
                return
        raise Missing(f'«{node.name}» has no action: {[actions.getName(i) for i in range(actions.nActions)]}')

    def press(self, name, role=('push button', 'button', 'link', 'toggle button')):
        self.act(self.wait(lambda: self.named(role, name), f'the button «{name}»'))

    def close(self, name):
        """Presses it and waits until it is gone, as one who listens does: what is asked for next belongs to what comes then."""
        self.press(name)
        self.wait(lambda: self.named(('push button', 'button'), name) is None, f'«{name}» gone')

    def choose(self, name):
        self.act(self.wait(lambda: self.named(('radio button',), name), f'the choice «{name}»'))
        self.wait(lambda: self.named(('radio button',), name).getState().contains(pyatspi.STATE_CHECKED), f'«{name}» chosen')

    def tick(self, name):
        before = self.wait(lambda: self.named(('check box',), name), f'the box «{name}»').getState().contains(pyatspi.STATE_CHECKED)
        self.act(self.named(('check box',), name))
        self.wait(lambda: self.named(('check box',), name).getState().contains(pyatspi.STATE_CHECKED) != before, f'«{name}» changed')

    def field(self, name):
        return self.wait(lambda: self.named(('entry', 'text'), name), f'the field «{name}»')

    def write(self, name, words):
        # Chromium gives fields no EditableText here: the field is focused through AT-SPI, and the keys come through it too.
        assert self.field(name).queryComponent().grabFocus(), f'«{name}» takes no focus'
        self.wait(lambda: self.field(name).getState().contains(pyatspi.STATE_FOCUSED), f'focus in «{name}»')
        before = self.value(name)
        for again in (False, True): # the bus may drop keys that come before it knows the keyboard
            pyatspi.Registry.generateKeyboardEvent(0, words, pyatspi.KEY_STRING)
            try:
                return self.wait(lambda: self.value(name) == words, f'«{words}» in «{name}»')
            except Missing:
                if again or self.value(name) != before:
                    raise

    def value(self, name):
        text = self.field(name).queryText()
        return text.getText(0, -1)

    def select(self, name, option):
        box = self.wait(lambda: self.named(('combo box',), name), f'the list «{name}»')
        for node in self.below(box):
            if node.getRoleName() in ('menu item', 'list item') and node.name == option:
                self.act(node)
                break
        else:
            raise Missing(f'«{option}» in «{name}»')
