#pragma once
// The one door to the browser: the program to run, and how its effects get out.
#include "base/port.h"

namespace stf::platform {

void run(base::Program&); // from now on, events and frames go to it
void perform(const base::Effect&);
bool open_graphics(); // a WebGL 2 context on the page's canvas; false: there is none to be had

} // namespace stf::platform
