# The language itself. Its direction is ltr (left to right) or rtl.
language-name = English
language-direction = ltr
list-separator = ,{" "}
